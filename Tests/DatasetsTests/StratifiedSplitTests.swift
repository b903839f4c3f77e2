import Testing

@testable import Datasets

@Suite struct StratifiedSplitTests {
    /// What scikit-learn 1.7's `train_test_split(…, stratify=classes)` gives, index for index.
    @Test func everyIndexIsScikitLearns() throws {
        var split = try stratifiedSplit(
            classes: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], testSize: .fraction(0.25), seed: 42)
        #expect(split.train == [3, 9, 5, 1, 4, 10, 2, 0, 11] && split.test == [8, 7, 6])
        split = try stratifiedSplit(
            classes: [0, 0, 0, 0, 0, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 2, 2],
            testSize: .fraction(0.3), seed: 7)
        #expect(split.train == [3, 16, 2, 10, 7, 14, 12, 13, 0, 6, 11])
        #expect(split.test == [5, 8, 4, 1, 9, 15])
        split = try stratifiedSplit(
            classes: (0..<20).map { 1 - $0 % 2 }, testSize: .count(5), seed: 0)
        #expect(split.train == [9, 15, 0, 4, 5, 19, 3, 18, 16, 2, 13, 17, 10, 12, 6])
        #expect(split.test == [14, 1, 8, 11, 7])
    }

    @Test(arguments: 0..<20) func partsAreAPartition(seed: UInt32) throws {
        let classes = (0..<97).map { $0 * $0 % 5 }
        let split = try stratifiedSplit(classes: classes, testSize: .fraction(0.37), seed: seed)
        #expect((split.train + split.test).sorted() == Array(0..<97))
        #expect(split.test.count == 36)
        #expect(Set(split.test.map { classes[Int($0)] }) == Set(classes))
    }

    @Test func whatCannotBeShared() {
        #expect(throws: DatasetError.classTooSmall(number: 7)) {
            try stratifiedSplit(classes: [1, 1, 7], testSize: .count(1), seed: 1)
        }
        #expect(throws: DatasetError.partTooSmall(size: 1, classes: 2)) {
            try stratifiedSplit(classes: [1, 1, 2, 2], testSize: .count(1), seed: 1)
        }
    }

    @Test func theLastPart() throws {
        let split = try lastPart(count: 10, testSize: .fraction(0.25))
        #expect(split.train == [0, 1, 2, 3, 4, 5, 6] && split.test == [7, 8, 9])
    }
}
