import Diagnostics
import PythonSyntax

/// Lists, sets and dictionaries made of what loops give.
extension PythonEvaluator {
    mutating func comprehension(
        _ comprehension: PythonComprehension
    ) throws(Diagnostic) -> PythonValue {
        var made: [(key: PythonValue?, value: PythonValue)] = []
        let before = scope
        let first = try value(of: comprehension.clauses[0].source)
        var inner = PythonScope(parent: before)
        for clause in comprehension.clauses {
            inner.locals.formUnion(AssignedNames(target: clause.target).names)
        }
        let own = names.heap.add(.scope(inner))
        scope = own
        defer { scope = before }
        try walk(comprehension, from: 0, first: first) { evaluator throws(Diagnostic) in
            let key = try comprehension.key.map { key throws(Diagnostic) in
                try evaluator.value(of: key)
            }
            made.append((key, try evaluator.value(of: comprehension.element)))
            try evaluator.checkSize(made.count)
        }
        switch comprehension.kind {
        case .list: return newList(made.map(\.value))
        case .set: return try newSet(made.map(\.value))
        case .generator: return .reference(names.heap.add(.iterator(made.map(\.value), next: 0)))
        case .dictionary:
            var entries = PythonDictionary()
            for (key, value) in made { try set(key ?? .none, to: value, in: &entries) }
            return .reference(names.heap.add(.dictionary(entries)))
        }
    }

    private mutating func walk(
        _ comprehension: PythonComprehension, from place: Int, first: PythonValue?,
        _ body: (inout PythonEvaluator) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        guard place < comprehension.clauses.count else { return try body(&self) }
        let clause = comprehension.clauses[place]
        let source: PythonValue
        if let first { source = first } else { source = try value(of: clause.source) }
        var walk = try Walk(source, at: clause.source.span, &self)
        while let item = try walk.next(&self) {
            try checkTime()
            try assign(item, to: clause.target)
            var fits = true
            for condition in clause.conditions where fits { fits = try isTrue(condition) }
            if fits { try self.walk(comprehension, from: place + 1, first: nil, body) }
        }
    }
}
