import Diagnostics
import Language

/// The arguments of scikit-learn's calls as the statements here take them.
extension PythonStatements {
    /// `cross_validate(SGDClassifier(max_iter=5, random_state=42), x, y, cv=3)` →
    /// `baseline sgd max_iter=5 seed=42 folds=3`; nil for other classifiers.
    package func baseline(_ arguments: [Argument]) -> [Argument]? {
        guard let first = arguments.first?.value else { return nil }
        let classifier = first.word.flatMap { scene.objects[$0]?.moved(to: first.span) } ?? first
        guard case .call(let callee, let settings) = classifier.kind,
            callee.lastName == "SGDClassifier"
        else { return nil }
        let names = ["random_state": "seed", "cv": "folds"]
        let folds = arguments.filter { $0.name?.text == "cv" }
        let options = (settings + folds).map { argument in
            let name = argument.name.map { Name(names[$0.text] ?? $0.text, at: $0.span) }
            return Argument(name: name, value: argument.value)
        }
        return [Argument(value: Expression(.word("sgd"), at: first.span))] + options
    }

    /// `train_test_split(x, y, test_size=0.2, random_state=42)` → `split 0.2 seed=42`.
    package func split(_ arguments: [Argument]) -> [Argument] {
        func named(_ name: String) -> Argument? { arguments.first { $0.name?.text == name } }
        var taken: [Argument] = []
        if let size = named("test_size") {
            taken.append(Argument(value: size.value))
        } else {
            // scikit-learn's own default.
            let span = arguments.first?.span ?? SourceSpan(line: 1, column: 1, length: 1)
            taken.append(Argument(value: Expression(.number(0.25), at: span)))
        }
        if let state = named("random_state") {
            let name = Name("seed", at: state.name?.span ?? state.span)
            taken.append(Argument(name: name, value: state.value))
        }
        return taken
    }
}
