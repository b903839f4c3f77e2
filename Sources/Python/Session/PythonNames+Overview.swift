import Diagnostics
import Vocabulary
import Wording
import Workbench

/// What `who` says of Python's names.
extension PythonNames {
    package func overview(
        of name: String, _ state: SessionState, _ context: StatementContext
    ) -> NameOverview? {
        guard let value = self[name] else { return nil }
        var evaluator = PythonEvaluator(
            state, source: "", line: 1, context: context,
            perform: { (_, _, _) throws(Diagnostic) in })
        let kind = evaluator.typeName(of: value)
        let shape = evaluator.isArray(value) ? try? evaluator.shape(of: value) : nil
        if let shape, shape.reduce(1, *) > Self.mostShown {
            let type = (try? evaluator.elementType(of: value).name) ?? ""
            return NameOverview(kind: kind, shape: shape, text: type)
        }
        let text = evaluator.repr(value).split(whereSeparator: \.isNewline)
            .map { String($0).trimmingWhitespace() }.joined(separator: " ")
        return NameOverview(
            kind: kind, shape: shape, text: text.shortened, number: evaluator.number(value))
    }

    /// Arrays of more numbers are told by their type.
    private static let mostShown = 20
}
