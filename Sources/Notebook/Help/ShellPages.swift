/// The pages of `help` on what is no statement: blocks, expressions, the shell's own words.
enum ShellPages {
    static let topics = [
        "expressions", "python", "repeat", "end", "lesson", "lessons", "progress", "quit",
    ]
    /// Those with a page that no topic before them has.
    static let distinct = topics.indices.filter { index in
        !topics[..<index].contains { page(for: $0) == page(for: topics[index]) }
    }.map { topics[$0] }

    static func page(for topic: String) -> String? {
        switch topic {
        case "expressions", "expression", "names", "_", "out":
            """
            ## Expressions

            An expression alone on a line shows its value; `x = …` gives it a name.

            - Numbers: `5`, `0.3`, `1e-3`; arrays: `array([1, 2, 3])`, `array([[1, 2], [3, 4]])`
            - A list, `[1, 2, 3]`, is one of Python's: `+` puts two together; a function or a statement that takes an array takes its numbers
            - Operators: `+ - * / ^ @`, `== != < <= > >=`, `and or not`; shapes fit as in NumPy
            - Places: `a[3]`, `a[-1]`, `a[0..9]` with both ends in, `a[2, 5]`
            - Of the data: `train_input`, `train_target`, `val_…`, `test_…`
            - Of the session: `loss`, `accuracy`, `val_loss`, `val_accuracy`, `test_loss`, `test_accuracy`, `epochs`, `parameters`, `layers`, `architecture`, `history.loss`
            - Of a layer: `hidden.kernel`, `hidden.bias`
            - Of cells: `_` is the last value that an expression alone on a line gave, `__` the one before it, `Out[3]` that of cell 3; `who` lists your own names

            `help functions` lists the functions.
            """
        case "python":
            """
            ## Python

            Lines of Python run as they are: paste them, or type them. They and Bobbin's own statements share their names, their data and the model; `undo`, `runs`, `explain` and the coach see what they did.

            - The language: names, numbers, texts and f-strings, lists, tuples, dictionaries, sets, comprehensions, slices, unpacking, `if`, `for`, `while`, `def`, `lambda`, `with tf.GradientTape()`, `import`, `assert`, `del`
            - `np`: arrays as NumPy computes and prints them, `np.random`
            - `keras` and `tf`: Sequential models by name, layers, `compile`, `fit`, `evaluate`, `predict`, `History`, callbacks, `tf.Variable`, `GradientTape`
            - `sklearn`: `train_test_split`, `StandardScaler`, `SGDClassifier`, `cross_validate`, `accuracy_score`, `confusion_matrix`
            - `pd.read_csv` and what is asked of a table; `plt` draws here, when `plt.show()` comes

            A block (`for`, `def`, …) goes on at a prompt of its own; an empty line ends it. A line is Python's where it uses what only Python has, or a name that a line of Python made; what begins with a statement's name is Bobbin's.

            What is not read is refused by name: `class`, `try`, files and the network, layers that `help layers` does not list. `keras` prints the session as a program that runs elsewhere, your lines as you typed them.
            """
        case "repeat", "end":
            """
            ## repeat

            Runs the lines between `repeat` and `end` so many times; what the last round says is shown.

                repeat COUNT
                  …
                end

            Example: `repeat 10`, then `record cost = mean((y - w * x) ^ 2)`, `gradient cost w`, `apply sgd learning_rate=0.1`, then `end`

            In Python: `for step in range(10):`
            """
        case "lesson", "lessons", "progress":
            """
            ## lesson

            `lesson` goes on where you left off, `lesson 3` begins the third, `lessons` lists them all with your progress. Within a lesson Enter goes on; `hint`, `solution`, `skip`, `back` and `play` help along, `quit` keeps your place. `forget ID` forgets your progress in one.
            """
        case "quit":
            """
            ## quit

            `quit` or Ctrl-D leaves. What was trained and not saved is gone then: `save "mine.keras"` keeps a model.
            """
        default: nil
        }
    }
}
