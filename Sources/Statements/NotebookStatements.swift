import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Workbench

/// Statements about the notebook itself.
package enum NotebookStatements {
    package static let all = [seed]

    private static let seed = StatementDefinition.changing(
        verb: .seed, family: .notebook, usage: "seed NUMBER",
        summary:
            "Sets the start of all randomness: the same seed and statements give the same numbers.",
        example: "seed 42", keras: "keras.utils.set_random_seed(42)"
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "seed", options: [])
        guard let argument = reader.next() else {
            context.say("The seed is \(state.seed).")
            return
        }
        let value = try argument.wholeNumber("the seed", in: 0...Int(UInt32.max))
        try reader.finish()
        state.seed = UInt64(value)
        state.random = RandomSource(seed: state.seed)
        let isLate = state.model?.network != nil
        context.say(
            "Random numbers now start from \(value)."
                + (isLate ? " The model's first weights were drawn before that." : ""))
    }
}
