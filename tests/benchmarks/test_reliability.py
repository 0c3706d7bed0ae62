"""The reliability plot is a drawing with a point for every bin."""

from xml.etree import ElementTree as ET

from benchmarks.reliability import plot

from armsledger.training.claims.calibration import Bin


def test_every_bin_is_a_point_at_its_probability() -> None:
    drawing = ET.fromstring(plot([Bin(0.1, 0.0, 10), Bin(0.9, 1.0, 12)]))
    points = [
        (float(found.attrib["cx"]), float(found.attrib["cy"]))
        for found in drawing.iter("{http://www.w3.org/2000/svg}circle")
    ]
    assert len(points) == 2
    assert points[0][0] < points[1][0]
    assert points[0][1] > points[1][1]
