/// Cuts a data set into folds that hold the classes in equal shares: scikit-learn's `StratifiedKFold`.
///
/// Nothing is shuffled: the first fold takes the first items of each class, and so on.
public struct StratifiedKFold: Sendable, Equatable {
    /// `n_splits`.
    public let folds: Int

    /// - Throws: `BaselineError.settingOutOfRange` for fewer than two folds.
    public init(folds: Int = 5) throws(BaselineError) {
        guard folds >= 2 else {
            throw .settingOutOfRange(
                name: "folds", value: Double(folds), allowed: "a whole number from 2")
        }
        self.folds = folds
    }

    /// The fold, from 0, in which each item is tested: 2 folds of [a, a, b, b] → [0, 1, 0, 1].
    ///
    /// - Throws: `BaselineError.tooManyFolds` when no class has as many items as there are folds.
    public func testFolds(targets: [Int]) throws(BaselineError) -> [Int] {
        var numbers: [Int: Int] = [:]
        // Classes are numbered as they appear; the remainders of the shares depend on it.
        let classes = targets.map { label in
            let number = numbers[label] ?? numbers.count
            numbers[label] = number
            return number
        }
        var counts = [Int](repeating: 0, count: numbers.count)
        for number in classes { counts[number] += 1 }
        guard let largest = counts.max(), folds <= largest else {
            throw .tooManyFolds(folds: folds, largestClass: counts.max() ?? 0)
        }
        var shares = sharesOfFolds(counts)
        var current = [Int](repeating: 0, count: counts.count)
        return classes.map { number in
            while shares[number][current[number]] == 0 { current[number] += 1 }
            shares[number][current[number]] -= 1
            return current[number]
        }
    }

    /// The items on which each fold is tested, in order.
    public func testItems(targets: [Int]) throws(BaselineError) -> [[Int32]] {
        let ofItem = try testFolds(targets: targets)
        var items = [[Int32]](repeating: [], count: folds)
        for (item, fold) in ofItem.enumerated() {
            items[fold].append(Int32(item))
        }
        return items
    }

    /// How many items of each class each fold tests: the items, sorted by class, are dealt out in turn.
    private func sharesOfFolds(_ counts: [Int]) -> [[Int]] {
        var next = 0
        return counts.map { count in
            var shares = [Int](repeating: count / folds, count: folds)
            for _ in 0..<count % folds {
                shares[next] += 1
                next = (next + 1) % folds
            }
            return shares
        }
    }
}
