"""Which day a release carries, where its dateline says it, half says it, or does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from audiocast.errors import InputError
from audiocast.messages import _
from audiocast.release.dates import MONTHS, WEEKDAYS, WrittenDate
from audiocast.release.values import Flag


class Dates:
    """Settles dates and notes in `flags` what had to be decided.

    A year that the dateline lacks is that of the option, else of the document's own date, else of
    the file's. A full date of the dateline gives way to the option, which a person gave on purpose.
    """

    def __init__(
        self, option: dt.date | None, stated: str, modified: Callable[[], dt.date], line: int
    ) -> None:
        self.option = option
        self.stated = _iso(stated)
        self.modified = modified
        self.line = line
        self.flags: list[Flag] = []
        self._yearless = False

    def of_dateline(self, written: WrittenDate, weekday: int | None) -> dt.date:
        """Return the day that the dateline means; raises InputError where no calendar has it."""
        year = written.year
        if year is None:
            self._yearless = True
            year = self._nearest_year(written)
        day = written.on(year)
        if day is None:
            shown = f"{written.day}/{written.month}/{year}"
            if 1 <= written.month <= 12:
                shown = _("{day} de {month} de {year}").format(
                    day=written.day, month=MONTHS[written.month - 1], year=year
                )
            raise InputError(
                _("There is no such day as {date}.").format(date=shown),
                line=self.line,
                hint=_("Correct the date in the dateline; dates are written day, month, year."),
            )
        if self._yearless:
            message = _("The dateline names no year; {year} was taken.").format(year=year)
            self.flags.append(Flag("year-missing", message, self.line))
        if weekday is not None and weekday != day.weekday():
            message = _("The dateline says {said}, but {date} is a {real}; correct one of them.").format(
                said=WEEKDAYS[weekday], date=day.isoformat(), real=WEEKDAYS[day.weekday()]
            )
            self.flags.append(Flag("weekday-contradicts", message, self.line))
        return day

    def of_release(self, dateline: dt.date | None) -> dt.date:
        """Return the day of the release."""
        if dateline is not None:
            if self.option is None or self.option == dateline or self._yearless:
                return dateline
            message = _("The dateline says {written}, the option {option}; the option was taken.").format(
                written=dateline.isoformat(), option=self.option.isoformat()
            )
            self.flags.append(Flag("date-contradicts", message, self.line))
            return self.option
        if self.option is not None:
            self._flag("date-from-option", _("The document states no date; {date} is that of the option."))
            return self.option
        if self.stated is not None:
            message = _("The text states no date; {date} is that of the document's own data.")
            self._flag("date-from-document", message, self.stated)
            return self.stated
        day = self.modified()
        message = _(
            "The document states no date; {date} is the day the file was saved. Give one with --date."
        )
        self._flag("date-from-file", message, day)
        return day

    def _flag(self, code: str, message: str, day: dt.date | None = None) -> None:
        self.flags.append(Flag(code, message.format(date=(day or self.option or dt.date.min).isoformat())))

    def _nearest_year(self, written: WrittenDate) -> int:
        """Return the year that puts a yearless date near the day it is known from.

        A release of December that was saved in January is of the year before, and the other way
        round for one prepared in the last days of a year.
        """
        if self.option is not None:
            return self.option.year
        known = self.stated or self.modified()
        day = written.on(known.year)
        if day is not None and (day - known).days > 240:
            return known.year - 1
        if day is not None and (day - known).days < -350:
            return known.year + 1
        return known.year


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
