"""Release → script, and the script file, both ways."""

from audiocast.script.dump import dump_script
from audiocast.script.load import line_rows, load_script
from audiocast.script.signature import is_untouched
from audiocast.script.write import write_script

__all__ = ["dump_script", "is_untouched", "line_rows", "load_script", "write_script"]
