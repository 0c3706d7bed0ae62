"""The trained language core: one small encoder with many heads, run by onnxruntime, its outputs decoded here."""
