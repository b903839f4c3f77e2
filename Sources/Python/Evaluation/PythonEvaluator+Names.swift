import Diagnostics
import PythonSyntax
import Vocabulary
import Workbench

extension PythonEvaluator {
    mutating func lookUp(_ name: String) throws(Diagnostic) -> PythonValue {
        var place = scope
        while let reference = place, case .scope(let local)? = names.heap[reference] {
            if let value = local.values[name] { return value }
            if local.locals.contains(name) {
                throw Diagnostic(
                    "\(name) has no value yet in this function",
                    hint: "The function gives it one further down, so it is the function's own. "
                        + "`global \(name)` would mean the one outside.")
            }
            if local.globals.contains(name) { break }
            place = local.parent
        }
        if let value = names[name] {
            if !names.isOwn(name) { trace.sessionNames.insert(name) }
            return value
        }
        if let own = session.variables[name] {
            trace.sessionNames.insert(name)
            return self.value(of: own)
        }
        if name == "__name__" { return .text("__main__") }
        if PythonBuiltins.names.contains(name) { return .builtin(name) }
        if let usual = PythonModules.usual(name) {
            trace.imports.insert(PythonModules.importLine(name, usual))
            return usual
        }
        if let value = try output(named: name) { return value }
        if let value = try sessionValue(name) {
            trace.sessionNames.insert(name)
            return value
        }
        throw unknown(name)
    }

    private func unknown(_ name: String) -> Diagnostic {
        let all = (names.all + PythonBuiltins.names + Array(session.variables.keys)).filter {
            $0.count > 1
        }
        let known =
            PythonBuiltins.refused[name] ?? Self.waysToBegin[name]
            ?? (DataPlace(name) == nil
                ? nil
                : "Load the data first: (x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()")
        return Diagnostic(
            "nothing is called \(name)",
            hint: known ?? Suggestion.hint(Suggestion.nearest(to: name, among: all))
                ?? "Give it a value first: \(name) = …", cause: .unknownName)
    }

    private static let waysToBegin: [String: String] = [
        "model": "Make one first: model = keras.Sequential([keras.layers.Dense(10)])",
        "history": "fit gives it: history = model.fit(x, y, epochs=5)",
        "scores": "cross_validate gives them: scores = cross_validate(sc, x, y)",
    ]

    /// Gives a name a value where the program stands.
    mutating func bind(_ name: String, to value: PythonValue) throws(Diagnostic) {
        var place = scope
        while let reference = place, case .scope(let local)? = names.heap[reference] {
            if local.globals.contains(name) { break }
            if local.nonlocals.contains(name) {
                place = local.parent
                continue
            }
            if local.locals.contains(name) {
                return try names.heap.change(reference) { cell throws(Diagnostic) in
                    guard case .scope(var scope) = cell else { return }
                    cell = .list([])
                    scope.values[name] = value
                    cell = .scope(scope)
                }
            }
            place = local.parent
        }
        if name == "model" { trace.bindsModel = true }
        try bindAtTop(name, to: value)
    }

    mutating func forget(_ name: String, at span: SourceSpan) throws(Diagnostic) {
        if let reference = scope, case .scope(var local)? = names.heap[reference],
            local.values[name] != nil
        {
            local.values[name] = nil
            names.heap[reference] = .scope(local)
            return
        }
        guard names[name] != nil || session.variables[name] != nil else {
            throw Diagnostic("nothing is called \(name)", at: span)
        }
        names[name] = nil
        if session.variables[name] != nil { session.variables[name] = nil }
    }

    // MARK: - Targets

    mutating func assign(_ value: PythonValue, to target: PythonExpression) throws(Diagnostic) {
        switch target.kind {
        case .name(let name):
            do throws(Diagnostic) { try bind(name, to: value) } catch {
                throw error.placed(at: target.span)
            }
        case .tuple(let targets), .list(let targets):
            try unpack(value, into: targets, at: target.span)
        case .element(let base, let index):
            let whole = try self.value(of: base)
            let place = try self.index(index)
            do throws(Diagnostic) { try setElement(of: whole, at: place, to: value) } catch {
                throw error.placed(at: target.span)
            }
        case .attribute(let base, let name):
            let whole = try self.value(of: base)
            do throws(Diagnostic) { try setAttribute(name, of: whole, to: value) } catch {
                throw error.placed(at: target.span)
            }
        case .starred(let inner):
            try assign(newList(try items(of: value, at: inner.span)), to: inner)
        default: throw Diagnostic("nothing can be assigned to this", at: target.span)
        }
    }

    private mutating func unpack(
        _ value: PythonValue, into targets: [PythonExpression], at span: SourceSpan
    ) throws(Diagnostic) {
        let items = try items(of: value, at: span)
        let star = targets.firstIndex { if case .starred = $0.kind { true } else { false } }
        guard let star else {
            guard items.count == targets.count else {
                throw Diagnostic(
                    "\(targets.count) names stand on the left, and "
                        + "\(items.count == 1 ? "1 value comes" : "\(items.count) values come")",
                    at: span)
            }
            for (item, target) in zip(items, targets) { try assign(item, to: target) }
            return
        }
        guard items.count >= targets.count - 1 else {
            throw Diagnostic(
                "at least \(targets.count - 1) values are needed here, and \(items.count) come",
                at: span)
        }
        let after = targets.count - star - 1
        for (item, target) in zip(items.prefix(star), targets) { try assign(item, to: target) }
        let middle = Array(items[star..<(items.count - after)])
        if case .starred(let inner) = targets[star].kind { try assign(newList(middle), to: inner) }
        for (item, target) in zip(items.suffix(after), targets.suffix(after)) {
            try assign(item, to: target)
        }
    }

    /// `target += value`: a list or an array changes in place, as in Python.
    mutating func augment(
        _ target: PythonExpression, by sign: PythonOperator, _ value: PythonExpression
    ) throws(Diagnostic) {
        switch target.kind {
        case .name(let name):
            let before = try lookUp(name)
            let change = try self.value(of: value)
            if try !changeInPlace(before, by: sign, change) {
                try bind(name, to: try binary(sign, before, change))
            }
        case .element(let base, let index):
            let (whole, place) = (try self.value(of: base), try self.index(index))
            let before = try element(of: whole, at: place)
            let change = try self.value(of: value)
            // What a mask or a list of places chose is a copy: it is put back, as Python does.
            let result =
                try changeInPlace(before, by: sign, change)
                ? before : try binary(sign, before, change)
            try setElement(of: whole, at: place, to: result)
        case .attribute(let base, let name):
            let whole = try self.value(of: base)
            let before = try attribute(name, of: whole)
            try setAttribute(
                name, of: whole, to: try binary(sign, before, try self.value(of: value)))
        default: throw Diagnostic("nothing can be assigned to this", at: target.span)
        }
    }
}
