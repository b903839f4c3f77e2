import Engine
import Testing

/// What scikit-learn 1.9.1 computed.
struct SGDFixture: Decodable {
    struct Case: Decodable {
        struct Arguments: Decodable {
            let maxIter: Int
            let randomState: UInt32
            let alpha: Double?
            let tol: Double?
            /// `"tol": null` asks for no early stop; without the key the default holds.
            let hasTolerance: Bool

            enum CodingKeys: CodingKey { case maxIter, randomState, alpha, tol }

            init(from decoder: any Decoder) throws {
                let values = try decoder.container(keyedBy: CodingKeys.self)
                maxIter = try values.decode(Int.self, forKey: .maxIter)
                randomState = try values.decode(UInt32.self, forKey: .randomState)
                alpha = try values.decodeIfPresent(Double.self, forKey: .alpha)
                tol = try values.decodeIfPresent(Double.self, forKey: .tol)
                hasTolerance = !values.contains(.tol) || tol != nil
            }
        }
        let arguments: Arguments
        let coef, intercept: FixtureArray
        let nIter: Int
        let score: Double
        let crossValidate5: [Double]
    }
    struct Targets: Decodable { let data: [Int] }
    struct Pictures: Decodable {
        let foldScores: [Double]
        let mean: Double
    }
    let x: FixtureArray
    let y: Targets
    let stratified5FoldTestIndices: [[Int32]]
    let cases: [Case]
    let fashionMnist: Pictures

    static func read() throws -> SGDFixture {
        try fixture("sgd_classifier.json", as: SGDFixture.self)
    }

    func table() throws -> BaselineTable {
        try BaselineTable(values: x.data, features: x.shape[1])
    }
}

extension SGDFixture.Case.Arguments {
    func classifier() throws -> SGDClassifier {
        try SGDClassifier(
            loss: .logLoss, alpha: alpha ?? 0.0001, maximumIterations: maxIter,
            tolerance: hasTolerance ? tol ?? 1e-3 : nil, seed: randomState)
    }
}

@Suite struct SGDClassifierTests {
    @Test(arguments: 0..<3) func equalsScikitLearn(_ index: Int) throws {
        let golden = try SGDFixture.read()
        let expected = golden.cases[index]
        let table = try golden.table()
        let model = try expected.arguments.classifier().fit(table, targets: golden.y.data)

        #expect(model.iterations == expected.nIter)
        // Tolerance 1e-9 absolute, on weights of up to 35.
        for (a, b) in zip(model.coefficients.joined(), expected.coef.data) {
            #expect(abs(a - b) <= 1e-9)
        }
        for (a, b) in zip(model.intercepts, expected.intercept.data) { #expect(abs(a - b) <= 1e-9) }
        #expect(model.score(table, targets: golden.y.data) == expected.score)
    }

    @Test(arguments: 0..<3) func crossValidationEqualsScikitLearn(_ index: Int) throws {
        let golden = try SGDFixture.read()
        let result = try golden.cases[index].arguments.classifier().crossValidate(
            golden.table(), targets: golden.y.data, folds: StratifiedKFold(folds: 5))
        #expect(result.scores == golden.cases[index].crossValidate5)
    }

    @Test func threadsDoNotChangeTheResult() throws {
        let golden = try SGDFixture.read()
        let table = try golden.table()
        let classifier = try SGDClassifier(loss: .hinge, maximumIterations: 30, seed: 7)
        let folds = try StratifiedKFold(folds: 4)
        let one = try classifier.crossValidate(
            table, targets: golden.y.data, folds: folds, threads: 1)
        for threads in [2, 3, 16] {
            let other = try classifier.crossValidate(
                table, targets: golden.y.data, folds: folds, threads: threads)
            #expect(other == one)
        }
    }

    @Test func stopsWhenAsked() throws {
        let golden = try SGDFixture.read()
        let classifier = try SGDClassifier(seed: 1)
        #expect(throws: BaselineError.stopped) {
            try classifier.fit(golden.table(), targets: golden.y.data, isStopped: { true })
        }
    }

    @Test func refusesWhatItCannotLearn() throws {
        let classifier = try SGDClassifier(seed: 1)
        let table = try BaselineTable(values: [1, 2, 3, 4], features: 2)
        #expect(throws: BaselineError.tooFewClasses(found: 1)) {
            try classifier.fit(table, targets: [3, 3])
        }
        #expect(throws: BaselineError.targetCountDiffers(items: 2, targets: 3)) {
            try classifier.fit(table, targets: [1, 2, 3])
        }
        #expect(throws: BaselineError.notFinite) {
            try BaselineTable(values: [1, .nan], features: 1)
        }
        let huge = try BaselineTable(values: [1e308, -1e308, 1e308, -1e308], features: 1)
        #expect(throws: BaselineError.overflow(epoch: 1)) {
            try classifier.fit(huge, targets: [0, 1, 0, 1])
        }
    }

    @Test func settingsNameTheirRange() {
        #expect(
            throws: BaselineError.settingOutOfRange(
                name: "max_iter", value: 0, allowed: "a whole number from 1")
        ) { try SGDClassifier(maximumIterations: 0, seed: 1) }
        #expect(throws: BaselineError.self) { try SGDClassifier(alpha: 0, seed: 1) }
        #expect(throws: BaselineError.self) { try SGDClassifier(alpha: .nan, seed: 1) }
        #expect(throws: BaselineError.self) { try SGDClassifier(tolerance: -1, seed: 1) }
        #expect(throws: BaselineError.self) {
            try SGDClassifier(iterationsWithoutChange: 0, seed: 1)
        }
    }
}
