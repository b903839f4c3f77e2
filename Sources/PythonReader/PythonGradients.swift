import Diagnostics
import Language

/// TensorFlow's way of learning by hand:
///
///     w = tf.Variable(0.0)                              → variable w = 0
///     grads = tape.gradient(cost, [w, b])               → gradient cost [w, b]
///     optimizer.apply_gradients(zip(grads, [w, b]))     → apply sgd(learning_rate=0.1)
extension PythonStatements {
    /// The command that a call stands for; nil for any other call.
    mutating func gradientCommands(
        _ words: [String], _ arguments: [Argument], as name: Name?, at span: SourceSpan
    ) -> [Command]? {
        guard words.count == 2 else { return nil }
        let values = arguments.filter { $0.name == nil }
        func command(_ verb: String, _ arguments: [Argument]) -> [Command] {
            [Command(verb: Name(verb, at: span), arguments: arguments)]
        }
        switch (words[0], words[1]) {
        case ("tf", "Variable"):
            guard let name, let value = values.first?.value else { return nil }
            return command("variable", [Argument(name: name, value: rewritten(value))])
        case (_, "gradient"):
            return command("gradient", values)
        case (let optimizer, "apply_gradients"):
            remarks.append("`apply` changes the variables whose gradients were asked for last.")
            let rule = scene.objects[optimizer].map { Argument(value: $0.moved(to: span)) }
            return command("apply", rule.map { [$0] } ?? [])
        default: return nil
        }
    }
}
