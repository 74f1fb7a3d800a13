"""Recordings among narrated lines: a person's own voice in place of a narrated quotation."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

from audiocast.episode import episode_folder, kept_name
from audiocast.episode.values import Imported
from audiocast.errors import InputError
from audiocast.hearing import without_words
from audiocast.importing import imported
from audiocast.messages import _
from audiocast.narrating import reference
from audiocast.planning import Plan, script_path
from audiocast.recordings import align, find_stretch, import_recording
from audiocast.recordings.paths import inside
from audiocast.recordings.values import Recording
from audiocast.release.values import Flag
from audiocast.script import disclosed, quotations, with_recording, with_statement
from audiocast.script.values import Clip, Line, Script
from audiocast.show import Show
from audiocast.voices.values import SAMPLE_RATE, Mark, Take

CROSSFADE = 0.06
"""Seconds in which a voice gives way to a recording."""


@dataclass
class Clips:
    """The recordings of one script, each imported once."""

    plan: Plan
    show: Show
    work: Path
    flags: list[Flag] = field(default_factory=list)
    _imported: dict[Path, Recording] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """Return the file that a clip names: beside the document, or kept with the episode."""
        if self.plan.found.path is not None and name == kept_name(self.plan.found.path.name):
            return self.plan.found.path
        kept = episode_folder(self.show.workspace, self.plan.identity.id)
        if (kept / name).is_file():
            return inside(kept, name)
        return inside(self.plan.request.source.resolve().parent, name)

    def recording(self, name: str) -> Recording:
        """Return the imported recording; its warnings are told once."""
        path = self.path(name)
        if path not in self._imported:
            self._imported[path] = import_recording(path, self.work, self.show.recording)
            self.flags += self._imported[path].warnings
        return self._imported[path]

    def receipts(self) -> tuple[Imported, ...]:
        """Return the receipt of each recording, in the order in which they were imported."""
        return tuple(imported(path.name, one) for path, one in self._imported.items())

    def take(self, line: Line) -> tuple[Line, Take]:
        """Return the take of a line that is a clip, and the line as it is heard.

        Where the words of the line are not what is said, the line keeps no words: nothing false is
        published as a transcript. Raises InputError where the clip's words or times are not there.
        """
        assert line.clip is not None
        try:
            whole = self.recording(line.clip.file).take
            first, last = self._stretch(line, whole)
        except InputError as error:
            raise self._with_place(error, line.clip) from None
        samples = whole.samples[first:last]
        if not line.text:
            return line, Take(samples)
        marked = self._marked(Take(samples), line)
        if marked is not None:
            # Words that are not heard in it leave the line, and with it the transcript.
            changed = marked.text != line.text
            return dataclasses.replace(line, text=marked.text, overrides=()) if changed else line, marked
        sentence = _("The recording {file} does not say “{text}”; it is heard without a transcript.")
        self.flags.append(
            Flag("clip-is-another-text", sentence.format(file=line.clip.file, text=line.text), line.source)
        )
        return dataclasses.replace(line, text="", overrides=()), Take(samples)

    def _with_place(self, error: InputError, clip: Clip) -> InputError:
        """Return `error` with the line of the edited script that names `clip`."""
        if not self.plan.edited:
            return error
        path = script_path(self.show, self.plan.identity.id)
        rows = enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1)
        named = (number for number, row in rows if f"[{clip.file}" in row and not row.startswith("#"))
        return InputError(error.message, file=path, line=next(named, None), hint=error.hint)

    def find(self, line: Line, clip: Clip) -> Clip | None:
        """Return the stretch of a recording that says the words of `line`, or None.

        The times of `clip` narrow the search.
        """
        whole = self.recording(clip.file).take.samples
        begin = round((clip.start or 0.0) * SAMPLE_RATE)
        end = len(whole) if clip.end is None else round(clip.end * SAMPLE_RATE)
        spoken = reference([line], self.show, self.plan.release.acronyms)
        alignment = align(Take(whole[begin:end]), spoken, [line.text])
        if not alignment.belongs:
            return None
        try:
            first, last = find_stretch(alignment, line.text)
        except InputError:
            return None
        start, stop = ((begin + place) / SAMPLE_RATE for place in (first, last))
        return Clip(clip.file, round(start, 3), round(stop, 3))

    def _stretch(self, line: Line, whole: Take) -> tuple[int, int]:
        clip = line.clip
        assert clip is not None
        length = len(whole.samples)
        if clip.by_words:
            found = self.find(line, clip)
            if found is None:
                raise InputError(
                    _("The recording {file} does not say “{text}”.").format(file=clip.file, text=line.text),
                    hint=_("Give times instead of «palabras», or the words as they are said."),
                )
            clip = found
        first = round((clip.start or 0.0) * SAMPLE_RATE)
        last = length if clip.end is None else round(clip.end * SAMPLE_RATE)
        if not 0 <= first < min(last, length):
            raise InputError(
                _("The recording {file} is over before {seconds} s.").format(
                    file=clip.file, seconds=clip.start or 0
                )
            )
        return first, min(last, length)

    def _marked(self, take: Take, line: Line) -> Take | None:
        spoken = reference([line], self.show, self.plan.release.acronyms)
        alignment = align(take, spoken, [line.text])
        if not alignment.belongs:
            return None
        for stretch in alignment.stretches:
            if stretch.line == 0:
                marks = tuple(
                    Mark(mark.start, mark.end, mark.first + stretch.first, mark.last + stretch.first)
                    for mark in stretch.take.marks
                )
                heard = Take(take.samples, line.text, marks, stretch.take.confidence)
                self.flags += [
                    dataclasses.replace(flag, line=line.source)
                    for flag in alignment.warnings
                    if flag.code != "recording-added"
                ]
                return without_words(heard, alignment.left_out)
        return None


def with_statement_of(plan: Plan, show: Show, clips: Clips) -> Script:
    """Return the plan's script with its recorded statement in it.

    Quotations that the recording says are heard from it; where it says none, the whole of it follows
    the body of the release.
    """
    assert plan.found.path is not None
    name, script = kept_name(plan.found.path.name), plan.script
    heard = 0
    for quotation in reversed(quotations(script)):
        wanted = Clip(name, by_words=True)
        candidate = with_recording(script, quotation, wanted)
        clip = clips.find(candidate.lines[quotation[0]], wanted)
        if clip is not None:
            script = with_recording(script, quotation, clip)
            heard += 1
    if not heard:
        speakers = list(dict.fromkeys(line.speaker for line in script.lines if line.speaker))
        script = with_statement(script, Clip(name), show, speaker=speakers[0] if len(speakers) == 1 else None)
    return disclosed(script, show)
