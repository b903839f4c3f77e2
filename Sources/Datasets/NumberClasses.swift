import Engine

extension DataSet {
    /// Gives classes whose numbers do not begin at 0 these numbers as names: 1 … 26 become the classes
    /// 0 … 25, called 1 … 26. Targets that are no whole numbers, or too many, stay as they are.
    public mutating func nameNumberClasses(most: Int = DataTable.mostTexts) {
        guard trainTarget.itemSize == 1 else { return }
        var seen: Set<Float> = []
        trainTarget.forEachItem { seen.insert($0[0]) }
        testTarget?.forEachItem { seen.insert($0[0]) }
        let values = seen.sorted()
        guard let first = values.first, first != 0, values.count > 1,
            values.count <= most, values.count < trainTarget.count,
            values.allSatisfy({ $0 == $0.rounded() })
        else { return }
        let places = Dictionary(uniqueKeysWithValues: zip(values, values.indices.map { Float($0) }))
        func numbered(_ targets: DataArray) -> DataArray {
            var numbers: [Float] = []
            targets.forEachItem { numbers.append(places[$0[0]] ?? 0) }
            return DataArray(floats: numbers, itemShape: [])
        }
        trainTarget = numbered(trainTarget)
        testTarget = testTarget.map(numbered)
        classNames = values.map { String(Int($0)) }
    }
}
