/// The file that arrays came from, for programs that read it too.
package struct ArraySource: Sendable {
    package var path: String
    /// `train_input` and the like, each with what it is called there.
    package var names: [(array: String, name: String)]

    package init(path: String, names: [(array: String, name: String)]) {
        self.path = path
        self.names = names
    }

    /// `data/my-x.npy` → `my_x`, the name of the array that it becomes.
    package static func name(ofFile path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        let letters = file.hasSuffix(".npy") ? file.dropLast(4) : file
        let word = String(letters.map { $0.isLetter || $0.isNumber ? $0 : "_" })
        return word.first?.isLetter == true ? word : "array_" + word
    }
}
