import Datasets
import Diagnostics
import Engine
import Language
import NumPyArrays
import Output
import PythonSyntax
import Statements
import Wording
import Workbench

/// `SGDClassifier` and `cross_validate`.
extension PythonEvaluator {
    mutating func newClassifier(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "SGDClassifier")
        let loss = try taker.next("loss").flatMap(text) ?? "hinge"
        let penalty = try taker.next("penalty").flatMap(text)
        let alpha = try taker.next("alpha").flatMap(number) ?? 0.0001
        let iterations = taker.option("max_iter").flatMap(wholeNumber) ?? 1000
        let tolerance = taker.option("tol")
        let state = taker.option("random_state").flatMap(wholeNumber)
        _ = taker.option("n_jobs")
        _ = taker.option("verbose")
        let patience = taker.option("n_iter_no_change").flatMap(wholeNumber) ?? 5
        try taker.finish()
        guard penalty == nil || penalty == "l2" else {
            throw Diagnostic("the penalty is l2 here", at: call.span(ofNamed: "penalty"))
        }
        guard let kind = ClassificationLoss(rawValue: loss) else {
            throw Diagnostic(
                "SGDClassifier has no loss called \(loss) here",
                hint:
                    "There are: \(ClassificationLoss.allCases.map(\.rawValue).joined(separator: ", ")).",
                at: taker.span(of: "loss"))
        }
        let seed =
            state.flatMap { UInt32(exactly: $0) }
            ?? UInt32(truncatingIfNeeded: session.random.next())
        let limit = tolerance.map { isNone($0) ? nil : number($0) } ?? 1e-3
        let classifier = try baseline { () throws(BaselineError) in
            try SGDClassifier(
                loss: kind, alpha: alpha, maximumIterations: iterations, tolerance: limit,
                iterationsWithoutChange: patience, seed: seed)
        }
        return .reference(
            names.heap.add(
                .classifier(
                    PythonClassifier(type: "SGDClassifier", classifier: classifier, trained: nil))))
    }

    mutating func table(_ value: PythonValue, at span: SourceSpan) throws(Diagnostic)
        -> BaselineTable
    {
        if case .reference(let reference) = value, let array = try array(at: reference),
            case .data(let data, _) = array.content
        {
            return try baseline { () throws(BaselineError) in try BaselineTable(data) }
        }
        let numbers = try array(value)
        guard numbers.dimensions == 2, let doubles = numbers.doubles else {
            throw Diagnostic(
                "a classifier takes rows and columns of numbers",
                hint: "x.reshape(-1, 28*28) lays pictures out.", at: span)
        }
        let features = numbers.shape[1]
        return try baseline { () throws(BaselineError) in
            try BaselineTable(values: doubles, features: features)
        }
    }

    func baseline<Result>(_ body: () throws(BaselineError) -> Result) throws(Diagnostic)
        -> Result
    {
        do throws(BaselineError) { return try body() } catch {
            throw Diagnostic(
                error.message, hint: error.hint,
                cause: context.isInterrupted ? .interrupted : .mistake)
        }
    }

    mutating func labels(_ value: PythonValue, at span: SourceSpan) throws(Diagnostic)
        -> [Int]
    {
        let numbers = try array(value)
        guard numbers.dimensions == 1,
            let labels = numbers.integers ?? numbers.doubles?.map({ Int($0) })
        else {
            throw Diagnostic("a classifier takes one class number an example", at: span)
        }
        return labels
    }

    mutating func classifierMethod(
        _ name: String, of reference: Reference, _ classifier: PythonClassifier,
        _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard let x = call.values.first else {
            throw Diagnostic("\(name) needs inputs", at: call.span)
        }
        let inputs = try table(x, at: call.span(ofValue: 0))
        let context = context
        switch name {
        case "fit":
            guard call.values.count > 1 else {
                throw Diagnostic("fit needs targets", at: call.span)
            }
            let targets = try labels(call.values[1], at: call.span(ofValue: 1))
            var trained = classifier
            trained.trained = try baseline { () throws(BaselineError) in
                try classifier.classifier.fit(
                    inputs, targets: targets, isStopped: { context.isInterrupted })
            }
            names.heap[reference] = .classifier(trained)
            return .reference(reference)
        case "predict", "score":
            guard let trained = classifier.trained else {
                throw Diagnostic(
                    "the classifier has not been trained yet", hint: "sc.fit(x, y) comes first.",
                    at: call.span)
            }
            if name == "predict" { return newArray(NDArray(trained.predict(inputs))) }
            guard call.values.count > 1 else {
                throw Diagnostic("score needs targets", at: call.span)
            }
            return .float(
                trained.score(
                    inputs, targets: try labels(call.values[1], at: call.span(ofValue: 1))))
        default:
            throw noMethod(
                name, of: .reference(reference), ["fit", "predict", "score"], at: call.span)
        }
    }

    mutating func crossValidate(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: name)
        let estimator = try taker.need("estimator")
        let x = try taker.need("X")
        let y = try taker.need("y")
        let folds = taker.option("cv").flatMap(wholeNumber) ?? 5
        _ = taker.option("n_jobs")
        _ = taker.option("verbose")
        let returnsTrain = try flag(taker.option("return_train_score"), otherwise: false)
        if let scoring = taker.option("scoring"), text(scoring) != "accuracy", !isNone(scoring) {
            throw Diagnostic("scores are accuracies here", at: call.span(ofNamed: "scoring"))
        }
        try taker.finish()
        guard !returnsTrain else {
            throw Diagnostic(
                "train scores are not measured here", at: call.span(ofNamed: "return_train_score"))
        }
        guard case .classifier(let classifier)? = cell(estimator) else {
            throw Diagnostic(
                "\(name) measures an SGDClassifier here", at: taker.span(of: "estimator"))
        }
        let (inputs, targets) = (
            try table(x, at: taker.span(of: "X")), try labels(y, at: taker.span(of: "y"))
        )
        let context = context
        let began = ContinuousClock.now
        let measured = try baseline { () throws(BaselineError) in
            try classifier.classifier.crossValidate(
                inputs, targets: targets, folds: try StratifiedKFold(folds: folds),
                isStopped: { context.isInterrupted })
        }
        session.baseline = measured.mean
        let scores = newArray(NDArray(measured.scores))
        guard name == "cross_validate" else { return scores }
        return try validationFigures(scores, of: measured.scores.count, since: began)
    }

    /// What `cross_validate` gives: every fold's seconds and score.
    private mutating func validationFigures(
        _ scores: PythonValue, of folds: Int, since began: ContinuousClock.Instant
    ) throws(Diagnostic) -> PythonValue {
        let passed = (ContinuousClock.now - began).components
        let seconds =
            (Double(passed.seconds) + Double(passed.attoseconds) * 1e-18)
            / Double(max(1, folds))
        var made = PythonDictionary()
        try set(
            .text("fit_time"), to: newArray(NDArray([Double](repeating: seconds, count: folds))),
            in: &made)
        try set(
            .text("score_time"), to: newArray(NDArray([Double](repeating: 0, count: folds))),
            in: &made)
        try set(.text("test_score"), to: scores, in: &made)
        return .reference(names.heap.add(.dictionary(made)))
    }
}
