import Engine
import Testing

@Suite struct StratifiedKFoldTests {
    @Test func equalsScikitLearn() throws {
        let golden = try SGDFixture.read()
        let items = try StratifiedKFold(folds: 5).testItems(targets: golden.y.data)
        #expect(items == golden.stratified5FoldTestIndices)
    }

    @Test(arguments: 0..<50) func foldsPartitionEveryClassEvenly(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let targets = (0..<(20 + random.below(200))).map { _ in random.below(4) }
        let folds = 2 + random.below(3)
        let items = try StratifiedKFold(folds: folds).testItems(targets: targets)

        #expect(items.joined().sorted() == (0..<Int32(targets.count)).map { $0 })
        for label in 0..<4 {
            let shares = items.map { fold in fold.count { targets[Int($0)] == label } }
            #expect((shares.max() ?? 0) - (shares.min() ?? 0) <= 1)
        }
    }

    @Test func refusesMoreFoldsThanItems() throws {
        #expect(throws: BaselineError.tooManyFolds(folds: 4, largestClass: 3)) {
            try StratifiedKFold(folds: 4).testFolds(targets: [0, 0, 0, 1])
        }
        #expect(throws: BaselineError.tooManyFolds(folds: .max, largestClass: 2)) {
            try StratifiedKFold(folds: .max).testItems(targets: [0, 0])
        }
        #expect(throws: BaselineError.tooManyFolds(folds: 2, largestClass: 0)) {
            try StratifiedKFold(folds: 2).testFolds(targets: [])
        }
        #expect(throws: BaselineError.self) { try StratifiedKFold(folds: 1) }
    }
}
