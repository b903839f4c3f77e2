import Diagnostics
import Output
import Vocabulary
import Workbench

/// `keras`: the session as a program.
package enum KerasStatement {
    package static let definition = StatementDefinition.looking(
        verb: .keras, family: .inside, usage: "keras",
        summary: "The session so far as a program for Python with Keras 3, ready to run.",
        example: "keras", keras: "import keras"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "keras", options: []).finish()
        guard !state.done.isEmpty else {
            throw Diagnostic(
                "Nothing has been done yet, so there is no program to write.",
                hint: "Begin with `load fashion_mnist`.")
        }
        try KerasProgram.check(Array(state.done))
        context.add(.program(KerasProgram(Array(state.done)).text))
    }
}
