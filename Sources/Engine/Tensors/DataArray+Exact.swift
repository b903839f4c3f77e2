// Numbers as they were before rounding, for what is measured rather than learned from.

extension DataArray {
    /// Visits every number in order with its place in its item, as exact as it is known.
    public func forEachNumber(_ body: (_ column: Int, _ value: Double) -> Void) {
        let size = itemSize
        withStoredNumbers { number in
            for index in 0..<count {
                let start = (rows.map { Int($0[index]) } ?? index) * size
                for column in 0..<size { body(column, number(start + column)) }
            }
        }
    }

    /// The number at one place of every item, as exact as it is known.
    public func numbers(at place: Int) -> [Double] {
        let size = itemSize
        var found: [Double] = []
        found.reserveCapacity(count)
        withStoredNumbers { number in
            for index in 0..<count {
                found.append(number((rows.map { Int($0[index]) } ?? index) * size + place))
            }
        }
        return found
    }

    /// Calls `body` with a way to read the number at any place of the storage.
    private func withStoredNumbers(_ body: ((_ stored: Int) -> Double) -> Void) {
        switch storage {
        case .bytes(let buffer, let values):
            let exact = exactValues ?? values.map(Double.init)
            body { exact[Int(buffer.elements[$0])] }
        case .floats(let buffer):
            if let exactNumbers {
                body { exactNumbers.elements[$0] }
            } else {
                body { Double(buffer.elements[$0]) }
            }
        }
    }

    /// The same items with other numbers in some places, where no other array sees them.
    ///
    /// - Parameter cells: the item, the place in it and the number that belongs there.
    public func replacing(_ cells: [(item: Int, place: Int, value: Double)]) -> DataArray {
        var numbers: [Double] = []
        numbers.reserveCapacity(count * itemSize)
        forEachNumber { numbers.append($1) }
        for cell in cells { numbers[cell.item * itemSize + cell.place] = cell.value }
        return DataArray(exact: SharedBuffer(numbers), itemShape: itemShape)
    }
}
