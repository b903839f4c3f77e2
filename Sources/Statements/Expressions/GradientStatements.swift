import Diagnostics
import Engine
import Language
import Output
import Values
import Vocabulary
import Wording
import Workbench

/// Statements for learning by hand: variables, a recorded cost, its gradients, a step downhill.
package enum GradientStatements {
    package static let all = [variable, record, gradient, apply, GradientCheckStatement.definition]

    private static let variable = StatementDefinition.changing(
        verb: .variable, family: .inside, usage: "variable NAME = VALUE",
        summary: "Makes a number or array that can be learned: gradients can be asked for it.",
        example: "variable w = 0", keras: "w = tf.Variable(0.)"
    ) { (command, state, context) throws(Diagnostic) in
        let (name, expression) = try binding(command)
        try ExpressionStatements.checkFree(name)
        let value = try ExpressionStatements.evaluated(expression, &state, context)
        let tensor = try Operand(value).tracked(at: expression).value
        // A variable is never a whole number: a step downhill changes it by a little.
        let start = try computing { () throws(TensorError) in
            try Tensor(tensor.values, shape: tensor.shape)
        }
        state.gradientWork.recordings = [:]
        state.gradientWork.set(name.text, start)
        state.variables[name.text] = shown(start)
        context.add(.values([NamedValue(name.text, shown(start))]))
    }

    private static let record = StatementDefinition.changing(
        verb: .record, family: .inside, usage: "record NAME = EXPRESSION",
        summary:
            "Works out an expression and remembers how it came from the variables, so that gradients can follow the way back.",
        example: "record cost = mean((y - (w * x + b)) ^ 2)",
        keras: "with tf.GradientTape() as tape: cost = tf.reduce_mean(tf.square(y - (w * x + b)))"
    ) { (command, state, context) throws(Diagnostic) in
        let (name, expression) = try binding(command)
        try ExpressionStatements.checkFree(name)
        guard !state.gradientWork.names.isEmpty else {
            throw Diagnostic(
                "There are no variables to record yet.", hint: "Make one: variable w = 0")
        }
        var evaluator = ExpressionEvaluator(
            names: SessionNames(state), random: state.random, watching: state.gradientWork.values,
            limits: context.limits)
        let result = try evaluator.operand(of: expression)
        let target = try result.tracked(at: expression)
        guard target.isTracked else {
            throw Diagnostic(
                "this does not depend on any variable, so there is nothing to learn from it",
                hint: "Variables: \(state.gradientWork.names.joined(separator: ", ")).",
                at: expression.span)
        }
        state.random = evaluator.random
        var tape = evaluator.tape
        tape.isCancelled = nil
        state.gradientWork.recordings[name.text] = .init(
            tape: tape, target: target, watched: evaluator.watched)
        state.variables[name.text] = try result.value()
        context.add(.values([NamedValue(name.text, try result.value())]))
    }

    private static let gradient = StatementDefinition.changing(
        verb: .gradient, family: .inside, usage: "gradient COST [VARIABLE…]",
        summary:
            "How much the recorded cost grows with each variable. Without names: for all it depends on.",
        example: "gradient cost w b", keras: "tape.gradient(cost, [w, b])"
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "gradient", options: [])
        guard let first = reader.next() else {
            throw Diagnostic(
                "gradient needs what was recorded.", hint: "For example: gradient cost w b")
        }
        let cost = try first.name("what was recorded")
        guard let recording = state.gradientWork.recordings[cost] else {
            throw unrecorded(cost, at: first.span, state)
        }
        var names: [String] = []
        for argument in reader.rest() {
            let items = if case .list(let items) = argument.kind { items } else { [argument] }
            for item in items { names.append(try variableName(item, state)) }
        }
        if names.isEmpty {
            names = state.gradientWork.names.filter { recording.watched[$0] != nil }
        }
        let found = try gradients(of: recording, cost: cost, names)
        state.gradientWork.gradients = found
        state.gradientWork.isStepTaken = false
        context.add(
            .values(
                found.map { NamedValue("d \(cost) / d \($0.name)", shown($0.gradient)) }))
    }

    private static let apply = StatementDefinition.changing(
        verb: .apply, family: .inside, usage: "apply [OPTIMIZER] [learning_rate=…]",
        summary:
            "Takes one step: changes every variable by its last gradient, as the optimizer does.",
        example: "apply sgd learning_rate=0.1",
        keras: "optimizer.apply_gradients(zip(grads, [w, b]))",
        options: [.init(name: "learning_rate", meaning: "the size of the step")],
        words: OptimizerCatalog.names
    ) { (command, state, context) throws(Diagnostic) in
        let (entry, arguments) = try CompileStatement.optimizerArgument(
            of: command, otherwise: "sgd")
        var reader = try ArgumentReader(
            arguments, of: entry.kind, options: entry.options, helpTopic: "apply")
        let optimizer = try OptimizerCatalog.optimizer(entry, options: &reader)
        try reader.finish()
        guard !state.gradientWork.gradients.isEmpty else {
            throw Diagnostic("There are no gradients yet.", hint: "Ask for them: gradient cost w b")
        }
        if state.gradientWork.isStepTaken {
            context.say(
                "The same gradients once more: the variables have moved since. `record` and `gradient` "
                    + "find those of where they are now.")
        }
        if command.arguments.isEmpty {
            context.say(
                "A step of \(entry.kind) with learning_rate \(short(optimizer.learningRate)), since "
                    + "none is named.")
        }
        let changed = state.gradientWork.step(optimizer)
        for (name, value) in changed { state.variables[name] = shown(value) }
        context.add(.values(changed.map { NamedValue($0.name, shown($0.value)) }))
    }

    // MARK: - Parts

    private static func binding(_ command: Command) throws(Diagnostic) -> (Name, Expression) {
        guard let argument = command.arguments.first, let name = argument.name else {
            throw Diagnostic("\(command.verb.text) needs a name, = and a value")
        }
        return (name, argument.value)
    }

    private static func shown(_ tensor: Tensor) -> Value {
        tensor.shape.isEmpty ? .number(Double(tensor.values[0])) : .tensor(tensor)
    }

    private static func unrecorded(
        _ name: String, at span: SourceSpan, _ state: SessionState
    ) -> Diagnostic {
        let known = state.gradientWork.recordings.keys.sorted()
        if known.isEmpty, state.hasOwn(name) {
            return Diagnostic(
                "the variables have moved since \(name) was recorded",
                hint: "Record it again: record \(name) = …", at: span)
        }
        let meant = Suggestion.nearest(to: name, among: known)
        return Diagnostic(
            "nothing called \(name) has been recorded",
            hint: Suggestion.hint(
                meant, "For example: record cost = mean((y - (w * x + b)) ^ 2)"), at: span)
    }

    private static func variableName(
        _ expression: Expression, _ state: SessionState
    ) throws(Diagnostic) -> String {
        let name = try expression.name("a variable")
        guard state.gradientWork.names.contains(name) else {
            let meant = Suggestion.nearest(to: name, among: state.gradientWork.names)
            throw Diagnostic(
                "no variable is called \(name)",
                hint: Suggestion.hint(
                    meant,
                    state.gradientWork.names.isEmpty
                        ? "Make one: variable \(name) = 0"
                        : "Variables: \(state.gradientWork.names.joined(separator: ", "))."),
                at: expression.span)
        }
        return name
    }

    private static func gradients(
        of recording: GradientWork.Recording, cost: String, _ names: [String]
    ) throws(Diagnostic) -> [(name: String, gradient: Tensor)] {
        var found: [(name: String, gradient: Tensor)] = []
        for name in names {
            guard let source = recording.watched[name] else {
                throw Diagnostic(
                    "\(cost) does not depend on \(name), so there is no gradient between them.")
            }
            let gradient = try computing { () throws(TensorError) in
                try recording.tape.gradients(of: recording.target, withRespectTo: [source])[0]
            }
            guard let gradient else {
                throw Diagnostic(
                    "No gradient reaches \(name) from \(cost).",
                    hint: "Comparisons, argmax and labels do not change by small steps.")
            }
            found.append((name, gradient))
        }
        return found
    }
}

extension GradientWork {
    /// The gradients that a step follows.
    package var stepped: [(name: String, gradient: Tensor)] {
        gradients.filter { values[$0.name] != nil }
    }

    /// What an optimizer remembers of these variables; nil where it is another one or other ones.
    package func memory(of optimizer: any Optimizer) -> OptimizerState? {
        guard let rule, rule.description == Self.description(of: optimizer),
            rule.names == stepped.map(\.name)
        else { return nil }
        return rule.state
    }

    private static func description(of optimizer: any Optimizer) -> String {
        "\(optimizer.kind) \(optimizer.settings)"
    }

    /// One step of the optimizer over the variables whose gradients were found last.
    ///
    /// What the optimizer remembers goes on as long as it is the same one over the same variables.
    package mutating func step(_ optimizer: any Optimizer) -> [(name: String, value: Tensor)] {
        let stepped = stepped
        let flat = stepped.flatMap { values[$0.name]?.values ?? [] }
        let description = Self.description(of: optimizer)
        var state =
            memory(of: optimizer) ?? OptimizerState(for: optimizer, parameterCount: flat.count)
        let changed = optimizer.applied(
            to: flat, gradients: stepped.flatMap(\.gradient.values), &state)
        rule = Rule(description: description, names: stepped.map(\.name), state: state)
        var result: [(name: String, value: Tensor)] = []
        var start = 0
        for (name, gradient) in stepped {
            let numbers = Array(changed[start..<start + gradient.count])
            start += gradient.count
            guard let value = try? Tensor(numbers, shape: gradient.shape) else { continue }
            set(name, value)
            result.append((name, value))
        }
        // The variables have moved: what was recorded of them is the past.
        recordings = [:]
        isStepTaken = true
        return result
    }
}
