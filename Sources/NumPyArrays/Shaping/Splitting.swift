extension NDArray {
    /// `np.split(a, parts)`, or `np.array_split` where the parts need not be of one size.
    package func split(
        into parts: Int, axis: Int = 0, isEven: Bool = true
    ) throws(ArrayError) -> [NDArray] {
        let along = try self.axis(axis)
        guard parts > 0, parts <= 1_000_000 else {
            throw .value("an array is split into a number of parts from 1, not \(parts)")
        }
        let (size, rest) = shape[along].quotientAndRemainder(dividingBy: parts)
        guard !isEven || rest == 0 else {
            throw .value(
                "\(shape[along]) items cannot be split into \(parts) parts of one size: use "
                    + "np.array_split")
        }
        return try split(at: (1..<parts).map { $0 * size + min($0, rest) }, axis: along)
    }

    /// `np.split(a, places)`.
    package func split(at places: [Int], axis: Int = 0) throws(ArrayError) -> [NDArray] {
        let along = try self.axis(axis)
        let head = [IndexItem](repeating: .all, count: along)
        var (result, start): ([NDArray], Int?) = ([], 0)
        for stop in places.map(Optional.some) + [nil] {
            result.append(
                try element(at: head + [.slice(start: start, stop: stop, step: nil)]).array)
            start = stop
        }
        return result
    }
}
