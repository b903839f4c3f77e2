import Engine
import TestSupport
import Testing

@Suite struct FashionBaselineTests {
    @Test(.enabled(if: RealData.isThere, Comment(rawValue: RealData.whySkipped)))
    func sixtyThousandPicturesScoreAsInScikitLearn() throws {
        let expected = try SGDFixture.read().fashionMnist
        let (pictures, labels) = try FashionFiles.training()
        let scaled = DataArray(bytes: pictures, itemShape: [28, 28]).divided(by: 255)
        let classifier = try SGDClassifier(loss: .logLoss, maximumIterations: 5, seed: 42)

        let clock = ContinuousClock()
        let start = clock.now
        let result = try classifier.crossValidate(
            BaselineTable(scaled), targets: labels, folds: StratifiedKFold(folds: 5))
        print("cross-validation on 60,000 pictures:", clock.now - start)

        #expect(result.scores == expected.foldScores)
        #expect(result.mean == expected.mean)
        #expect(result.folds.allSatisfy { !$0.converged && $0.testCount == 12_000 })
    }
}
