import Engine
import Files

/// NumPy's own files: `.npy` with one array, `.npz` with several.
public enum NumPyFile {
    /// The array in a `.npy` file.
    ///
    /// - Throws: where the file is not there, is none, is damaged, or holds what are no numbers.
    public static func array(_ path: String) throws(InterchangeError) -> NumPyArray {
        try describing(path) { () throws(ModelFileProblem) in
            let bytes = try ModelBytes.whole(path)
            guard !bytes.starts(with: ZipArchive.mark) else {
                throw .notThisFormat(
                    expected: "a .npy file with one array", looksLike: "a .npz file")
            }
            return try NumPyArray(name: lastComponent(path), bytes)
        }
    }

    /// The arrays in a `.npz` file, in its order.
    ///
    /// - Throws: as `array`.
    public static func arrays(_ path: String) throws(InterchangeError) -> [NumPyArray] {
        try describing(path) { () throws(ModelFileProblem) in
            let bytes = try ModelBytes.whole(path)
            guard bytes.starts(with: ZipArchive.mark) else {
                throw .notThisFormat(
                    expected: "a .npz file",
                    looksLike: bytes.starts(with: NumPyArray.mark)
                        ? "a .npy file with one array" : FileLooks.name(bytes))
            }
            let archive = try ZipArchive(bytes)
            var arrays: [NumPyArray] = []
            for member in archive.names where member.hasSuffix(".npy") {
                guard let content = try archive.member(member) else { continue }
                arrays.append(try NumPyArray(name: String(member.dropLast(4)), content))
            }
            return arrays
        }
    }
}
