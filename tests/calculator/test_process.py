"""The process that the program runs in."""

import os
import signal
import threading

import pytest

from calculator.process import ctrl_c_waits

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a program there cannot press Ctrl+C for itself alone")


def press():
    os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_waits_for_the_place_where_it_may_break_off():
    with ctrl_c_waits() as break_off_if_asked:
        break_off_if_asked()
        lock = threading.Condition()
        with lock:
            press()
        with pytest.raises(KeyboardInterrupt):
            break_off_if_asked()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_pressed_twice_it_does_not_wait():
    with ctrl_c_waits():
        press()
        with pytest.raises(KeyboardInterrupt):
            press()
    with pytest.raises(KeyboardInterrupt):
        press()


def test_where_it_is_ignored_it_stays_so():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with ctrl_c_waits() as break_off_if_asked:
            press()
            break_off_if_asked()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
