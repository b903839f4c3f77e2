import Diagnostics
import PythonSyntax
import Workbench

extension PythonEvaluator {
    mutating func execute(_ statements: [PythonStatement]) throws(Diagnostic) -> Flow {
        for statement in statements {
            let flow = try execute(statement)
            guard case .goesOn = flow else { return flow }
        }
        return .goesOn
    }

    mutating func execute(_ statement: PythonStatement) throws(Diagnostic) -> Flow {
        try checkTime()
        do throws(Diagnostic) {
            return try nested(at: statement.span) { evaluator throws(Diagnostic) in
                try evaluator.unplaced(statement)
            }
        } catch {
            throw error.placed(at: statement.span)
        }
    }

    private mutating func unplaced(_ statement: PythonStatement) throws(Diagnostic) -> Flow {
        switch statement.kind {
        case .expression(let expression): _ = try value(of: expression)
        case .assignment(let targets, let value):
            let value = try self.value(of: value)
            for target in targets { try assign(value, to: target) }
        case .augmented(let target, let sign, let value):
            try augment(target, by: sign, value)
        case .annotated(let target, _, let value):
            if let value { try assign(try self.value(of: value), to: target) }
        case .importing(let imports): for item in imports { try importModule(item) }
        case .importingFrom(let module, let imports, let level):
            try importNames(imports, from: module, level: level, at: statement.span)
        case .delete(let targets): for target in targets { try delete(target) }
        case .assertion(let condition, let message): try check(condition, message)
        case .conditional(let condition, let body, let otherwise):
            return try execute(try isTrue(condition) ? body : otherwise)
        case .whileLoop(let condition, let body, let otherwise):
            return try loop(while: condition, body, otherwise)
        case .forLoop(let target, let source, let body, let otherwise):
            return try loop(over: source, as: target, body, otherwise)
        case .with(let items, let body): return try run(body, within: items)
        case .function(let function): try define(function)
        case .returning(let value):
            guard callDepth > 0 else {
                throw Diagnostic("`return` stands outside of a function")
            }
            return .returns(
                try value.map { value throws(Diagnostic) in try self.value(of: value) } ?? .none)
        case .pass, .global, .nonlocal: break
        case .breaking: return .breaks
        case .continuing: return .continues
        case .raising(let value, _): try raise(value)
        case .unread(let word): throw PythonRefusal.unread(word)
        }
        return .goesOn
    }

    // MARK: - Loops

    private mutating func loop(
        while condition: PythonExpression, _ body: [PythonStatement],
        _ otherwise: [PythonStatement]
    ) throws(Diagnostic) -> Flow {
        while try isTrue(condition) {
            try checkTime()
            sweepIfNeeded()
            switch try execute(body) {
            case .goesOn, .continues: continue
            case .breaks: return .goesOn
            case .returns(let value): return .returns(value)
            }
        }
        return try execute(otherwise)
    }

    private mutating func loop(
        over source: PythonExpression, as target: PythonExpression, _ body: [PythonStatement],
        _ otherwise: [PythonStatement]
    ) throws(Diagnostic) -> Flow {
        let whole = try value(of: source)
        pinned.append([whole])
        defer { pinned.removeLast() }
        var walk = try Walk(whole, at: source.span, &self)
        while let item = try walk.next(&self) {
            try checkTime()
            sweepIfNeeded()
            try assign(item, to: target)
            switch try execute(body) {
            case .goesOn, .continues: continue
            case .breaks: return .goesOn
            case .returns(let value): return .returns(value)
            }
        }
        return try execute(otherwise)
    }

    // MARK: - Smaller statements

    private mutating func check(
        _ condition: PythonExpression, _ message: PythonExpression?
    ) throws(Diagnostic) {
        guard try !isTrue(condition) else { return }
        var said = ""
        if let message {
            let words = try value(of: message)
            said = ": " + str(words)
        }
        throw Diagnostic("this is not so" + said, hint: nil, at: condition.span)
    }

    private mutating func raise(_ value: PythonExpression?) throws(Diagnostic) {
        guard let value else { throw Diagnostic("there is nothing to raise again") }
        if case .call(let callee, let arguments) = value.kind, case .name(let name) = callee.kind {
            var words = ""
            if let first = arguments.first?.value {
                let value = try self.value(of: first)
                words = ": " + str(value)
            }
            throw Diagnostic("the program raises \(name)\(words)")
        }
        throw Diagnostic("the program raises an error")
    }

    private mutating func delete(_ target: PythonExpression) throws(Diagnostic) {
        switch target.kind {
        case .name(let name): try forget(name, at: target.span)
        case .tuple(let items), .list(let items): for item in items { try delete(item) }
        case .element(let base, let index):
            try removeElement(of: try value(of: base), at: try value(of: index))
        default: throw Diagnostic("this cannot be deleted", at: target.span)
        }
    }

    private mutating func define(_ function: PythonFunction) throws(Diagnostic) {
        if let decorator = function.decorators.first {
            guard case .attribute(_, "function") = decorator.kind else {
                throw Diagnostic(
                    "decorators are not read here", hint: "Leave the line out.", at: decorator.span)
            }
        }
        let made = try defined(
            function.name, function.parameters, .statements(function.body))
        try bind(function.name, to: made)
    }

    mutating func defined(
        _ name: String, _ parameters: [PythonParameter], _ body: DefinedFunction.Body
    ) throws(Diagnostic) -> PythonValue {
        var standards: [PythonValue?] = []
        for parameter in parameters {
            standards.append(
                try parameter.standard.map { value throws(Diagnostic) in try self.value(of: value) }
            )
        }
        var assigned = AssignedNames([])
        if case .statements(let statements) = body { assigned = AssignedNames(statements) }
        let locals = assigned.names.union(parameters.map(\.name))
            .subtracting(assigned.globals).subtracting(assigned.nonlocals)
        let function = DefinedFunction(
            name: name, parameters: parameters, standards: standards, body: body, locals: locals,
            globals: assigned.globals, nonlocals: assigned.nonlocals, scope: scope)
        return .reference(names.heap.add(.function(function)))
    }

    /// `with context as target:`.
    private mutating func run(
        _ body: [PythonStatement], within items: [PythonContextItem]
    ) throws(Diagnostic) -> Flow {
        let before = recording
        defer { recording = before }
        for item in items {
            let value = try self.value(of: item.context)
            guard case .reference(let reference) = value, case .tape? = names.heap[reference] else {
                throw Diagnostic(
                    "`with` is read for tf.GradientTape alone",
                    hint: "Files are named by the lines that read them: pd.read_csv(\"iris.csv\").",
                    at: item.context.span)
            }
            recording = reference
            if let target = item.target { try assign(value, to: target) }
        }
        return try execute(body)
    }
}
