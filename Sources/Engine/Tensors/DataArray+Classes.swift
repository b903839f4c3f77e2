// Targets that are classes: as whole numbers, or as one-hot rows.

extension DataArray {
    /// How many classes there are where every item is one of the whole numbers 0, 1, …: the largest
    /// and one; nil where an item is anything else.
    public var classCount: Int? {
        guard itemSize == 1 else { return nil }
        var largest: Float = -1
        var areClasses = true
        forEachItem { item in
            let value = item[0]
            if value >= 0, value < 16_777_216, value == value.rounded() {
                largest = max(largest, value)
            } else {
                areClasses = false
            }
        }
        return areClasses && largest >= 0 ? Int(largest) + 1 : nil
    }

    /// Rows of zeros with a 1 at the class; every item is one of 0..<classes.
    ///
    /// 2, 0 of three classes → 0 0 1, 1 0 0.
    public func oneHot(classes: Int) -> DataArray {
        let floats = SharedBuffer<Float>(count: count * classes) { memory in
            memory.initialize(repeating: 0)
            var start = 0
            forEachItem { item in
                memory[start + Int(item[0])] = 1
                start += classes
            }
        }
        return DataArray(.floats(floats), itemShape: [classes])
    }
}
