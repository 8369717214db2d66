"""Shells: the script that teaches one to ask amctl what may stand at the cursor, and what it is answered.

The scripts hand over the words as they are typed, and take offers as text: no shell evaluates what a file holds.
"""

import os
import shlex
import sys
from collections.abc import Sequence
from typing import Any

ASKED = "_AMCTL_COMPLETE"  # set by a shell that asks, to its name

_BASH = """\
# amctl completion for bash: put this into ~/.local/share/bash-completion/completions/amctl, or once and for all:
#   echo 'eval "$(amctl completion bash)"' >> ~/.bashrc
_amctl_completion() {
    local IFS=$'\\n'
    COMPREPLY=($(_AMCTL_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _amctl_completion amctl
"""
_ZSH = """\
#compdef amctl
# amctl completion for zsh: put this into a file _amctl of a folder of your $fpath, before compinit in ~/.zshrc:
#   mkdir -p ~/.zfunc && amctl completion zsh > ~/.zfunc/_amctl
#   fpath+=~/.zfunc; autoload -Uz compinit; compinit
_amctl() {
    local -a offers
    local line
    for line in "${(@f)$(_AMCTL_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        line=${line//:/\\\\:}
        [[ -n $line ]] && offers+=("${line/$'\\t'/:}")
    done
    if (( ${#offers} )); then _describe -V amctl offers; else _files; fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _amctl "$@"; else compdef _amctl amctl; fi
"""
_FISH = """\
# amctl completion for fish: put this into ~/.config/fish/completions/amctl.fish
function __amctl_offers
    set -l typed (commandline -opc) (commandline -ct)
    set -l offers (_AMCTL_COMPLETE=fish $typed[1] $typed[2..-1] 2>/dev/null)
    if set -q offers[1]
        printf '%s\\n' $offers
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command amctl --no-files --arguments '(__amctl_offers)'
"""
_POWERSHELL = """\
# amctl completion for PowerShell: add this to the file that $PROFILE names, or once and for all:
#   Add-Content $PROFILE 'amctl completion powershell | Out-String | Invoke-Expression'
Register-ArgumentCompleter -Native -CommandName amctl -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = $commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
    $words = @($before | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
    $Env:_AMCTL_COMPLETE = 'powershell'
    try {
        amctl @words "+$wordToComplete" 2>$null | ForEach-Object {
            $word, $about = $_ -split "`t", 2
            if (-not $about) { $about = $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
        }
    } finally { $Env:_AMCTL_COMPLETE = $null }
}
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


class Offering:
    """A command that offers what its parameters take, while a shell asks; a group offers its commands."""

    def get_params(self, ctx: Any) -> Any:
        """The parameters, able to offer something where a shell asks for it."""
        params = super().get_params(ctx)  # type: ignore[misc]
        if ctx.resilient_parsing:
            from amctl.completing import attend

            attend(params, getattr(getattr(self, "entry", None), "path", ""))
        return params

    def words(self) -> dict[str, str]:
        """The names of commands below this one, with their summaries."""
        return {}

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """What may stand here: options, or the commands of a group."""
        from amctl.completing import Offer

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)  # type: ignore[misc]
        return [Offer(word, about) for word, about in self.words().items() if word.startswith(incomplete)]


def answer(command: Any, words: Sequence[str]) -> None:
    """Prints what may stand in the place of the last of the words, a line each; nothing if nothing is known."""
    shell = os.environ[ASKED]
    typed = _typed(shell, words) if shell in SCRIPTS else []
    try:
        offers = _offers(command, typed[:-1], typed[-1]) if typed else []
    except Exception:  # whatever it is, nobody at a half-typed line wants to read it
        return
    joined = typed[-1].rpartition("=")[0] + "=" if typed and _joined(typed[-1]) and shell != "bash" else ""
    lines = [f"{joined}{one.value}" + (f"\t{one.help}" if one.help and shell != "bash" else "") for one in offers]
    sys.stdout.write("".join(f"{' '.join(line.splitlines())}\n" for line in lines))


def _typed(shell: str, words: Sequence[str]) -> list[str]:
    """The words as amctl would get them; bash hands over quotes, and takes an equals sign for a word."""
    plain = [*words[:-1], words[-1].removeprefix("+")] if shell == "powershell" and words else list(words)
    if shell == "bash":
        plain = [_unquoted(word) for word in plain]
        plain = [word for at, word in enumerate(plain) if word != "=" or at == len(plain) - 1]
    return [os.path.expanduser(word) if word.startswith("~") else word for word in plain]


def _unquoted(word: str) -> str:
    try:
        return "".join(shlex.split(word)) if set(word) & set("'\"\\") else word
    except ValueError:  # not closed yet
        return word.lstrip("'\"")


def _joined(word: str) -> bool:
    """Whether a word is an option with its value."""
    return word.startswith("--") and "=" in word


def _offers(command: Any, before: list[str], word: str) -> Any:
    from typer._completion_classes import BashComplete

    return BashComplete(command, {}, "amctl", ASKED).get_completions(before, word)
