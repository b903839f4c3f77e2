import Engine

/// How much of the data to keep aside: a fraction in (0, 1) or a number of items.
public enum TestSize: Sendable, Equatable {
    case fraction(Double)
    case count(Int)
}

/// Two parts of the indices 0..<count, chosen at random, that together hold each index once.
///
/// Index for index scikit-learn's `train_test_split(test_size=…, random_state=seed)`: of a random
/// permutation the first ⌈fraction · count⌉ are the test part and all others the training part.
/// 10 items, `.fraction(0.2)`, seed 42 → train 5 0 7 2 9 4 3 6, test 8 1.
///
/// - Throws: `testSizeOutOfRange` or `emptyPart` where one part would hold nothing.
public func trainTestSplit(
    count: Int, testSize: TestSize, seed: UInt32
) throws(DatasetError) -> (train: [Int32], test: [Int32]) {
    let testCount = try testCount(of: count, testSize)
    var generator = MersenneTwister(seed: seed)
    let order = generator.permutation(count)
    return (train: Array(order[testCount...]), test: Array(order[..<testCount]))
}

/// The last items kept aside and all before them, in their order: `shuffle=False`.
///
/// - Throws: as `trainTestSplit`.
public func lastPart(
    count: Int, testSize: TestSize
) throws(DatasetError) -> (train: [Int32], test: [Int32]) {
    let split = Int32(count - (try testCount(of: count, testSize)))
    return (train: Array(0..<split), test: Array(split..<Int32(count)))
}

/// How many items are kept aside of so many.
func testCount(of count: Int, _ testSize: TestSize) throws(DatasetError) -> Int {
    precondition(count <= Int32.max, "items are counted in 32 bits")
    let testCount: Int
    switch testSize {
    case .fraction(let fraction):
        guard fraction > 0, fraction < 1 else {
            throw .testSizeOutOfRange(testSize, count: count)
        }
        testCount = Int((fraction * Double(count)).rounded(.up))
    case .count(let asked):
        guard asked > 0, asked < count else { throw .testSizeOutOfRange(testSize, count: count) }
        testCount = asked
    }
    guard testCount > 0, testCount < count else {
        throw .emptyPart(count: count, testCount: testCount)
    }
    return testCount
}
