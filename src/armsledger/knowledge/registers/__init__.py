"""Registers that a user has, read row by row against our table: SIPRI's trade register, Oryx lists of losses."""
