/// The parts that a data set may have.
package enum DataPart {
    package static let names = ["train", "val", "test"]
}
