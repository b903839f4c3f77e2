import Diagnostics
import Language

/// Words that mean something elsewhere, each with what to do here.
package enum ForeignWord {
    private static let noShell = "Bobbin has no shell commands. `help` lists what there is."
    private static let noInstalling =
        "Nothing needs installing here: begin with `load fashion_mnist`."
    private static let inLesson =
        "That is a word of the lessons: `lesson` goes on with yours, and there it works."
    private static let ofShell =
        "That is a word of the shell: start `bobbin` and type it there; `bobbin run FILE.md` plays a lesson by itself."
    private static let course =
        "`lesson` begins the course, one step at a time; `help` lists the statements."
    private static let questions =
        "`help` and a word explains it, such as `help neuron`; `lesson` begins the course."

    /// What people type from other tools, and what it is called here.
    package static let hints: [String: String] = [
        "exit": "Type `quit` or press Ctrl-D to leave.",
        "quit": "Type `quit` on a line of its own, or press Ctrl-D.",
        "print": "What is shown by `print` stands in brackets, as with every function of Python.",
        "ls": noShell, "dir": noShell, "cd": noShell, "pwd": noShell, "cat": noShell,
        "clear": "Ctrl-L clears the screen.", "cls": "Ctrl-L clears the screen.",
        "sudo": noShell, "git": noShell,
        "python": "Bobbin has a language of its own; `help` lists its statements.",
        "python3": "Bobbin has a language of its own; `help` lists its statements.",
        "bobbin": "You are in Bobbin already; `help` lists its statements.",
        "pip": noInstalling, "conda": noInstalling, "apt": noInstalling,
        "train": "Training is called `fit`, as in Keras: `fit 5`.",
        "test": "Measuring is called `evaluate`, as in Keras: `evaluate test`.",
        "let": "A name needs no `let`: `x = 3`.", "var": "A name needs no `var`: `x = 3`.",
        "range": "A stretch is written with two dots: `0..9`.",
        "nn": "A layer is put in by `add Dense 10 softmax`.",
        "torch": "Bobbin follows Keras: `model Dense(100, relu), Dense(10, softmax)`.",
        "backward": "`gradient cost w b` finds gradients, `fit` all of them at once.",
        "read_csv": "A table is loaded by `load csv \"iris.csv\" target=species`.",
        "std": "NumPy has it: np.std(x); `standardize` divides the inputs by theirs.",
        "end": "`end` closes a block that `repeat 10` opens.",
        "sin": "NumPy has it: np.sin(x).",
        "cos": "NumPy has it: np.cos(x).",
        "open": "Files are named by the statements that read them: `load csv \"iris.csv\"`.",
        "type": "`shape(x)` tells the sizes of an array.",
        "dense": "A layer is put in by `add Dense 10 softmax`.",
        "pi": "NumPy has it: np.pi. Under a name of its own: pi = np.pi",
        "e": "NumPy has it: np.e. Its powers are exp(x).",
        "inf": "NumPy has it: np.inf.", "nan": "NumPy has it: np.nan.",
        "len": "It takes what is counted in brackets: len(x).",
        "out": "`Out[3]` is the value of cell 3, `_` the last one.",
        "in": "What was typed in cell 3, and its answer, is shown again by `cells 3`.",
        "lesson": ofShell, "lessons": ofShell, "progress": ofShell,
        "hint": inLesson, "solution": inLesson, "back": inLesson, "restart": inLesson,
        "goto": inLesson, "menu": inLesson,
        "hello": course, "hi": course, "start": course, "begin": course, "learn": course,
        "teach": course, "next": course, "what": questions, "how": questions, "why": questions,
    ]
}

extension ForeignWord {
    /// What to say about a word that begins a line and is no statement.
    package static func unknownStatement(_ verb: Name) -> Diagnostic {
        let message = "there is no statement called \(verb.text)"
        if let hint = hints[verb.text.lowercased()] {
            return Diagnostic(message, hint: hint, at: verb.span)
        }
        let known = Verb.allCases.map(\.rawValue)
        let meant = Suggestion.nearest(
            to: verb.text, among: known + ["quit", "lesson", "lessons", "progress"])
        return Diagnostic(
            message,
            hint: meant.flatMap { Suggestion.hint($0, "  help \($0)") }
                ?? "`help` lists what there is.",
            at: verb.span)
    }
}
