import Language
import Workbench

/// Pictures and arrays from files, in NumPy's words.
extension KerasProgram {
    /// What NumPy saved.
    mutating func writeArrays(_ done: DoneStatement) {
        guard let source = done.arrays else {
            // A single file became an array of the learner's own.
            guard case .command(let command) = done.statement.kind,
                let path = command.values.last.flatMap({ FilePath.written(in: $0) }),
                let name = done.arrayName
            else { return }
            let file = self.path(path)
            return add("\(name) = np.load(\(file))", importing: .numpy)
        }
        let isArchive = source.path.hasSuffix(".npz")
        if isArchive {
            let file = path(source.path)
            add("arrays = np.load(\(file))", importing: .numpy)
        }
        for (array, name) in source.names {
            let key = isArchive ? Python.string(name) : path(name)
            add(
                "\(array) = " + (isArchive ? "arrays[\(key)]" : "np.load(\(key))"),
                importing: .numpy)
        }
        writeClassNumbers(done)
    }

    /// Classes with names of their own as the numbers 0, 1, 2, ….
    private mutating func writeClassNumbers(_ done: DoneStatement) {
        guard !done.classNames.isEmpty else { return }
        add("names, train_target = np.unique(train_target, return_inverse=True)", importing: .numpy)
        for part in done.parts where part != "train" {
            add("\(part)_target = np.searchsorted(names, \(part)_target)")
        }
    }

    /// A folder of pictures in MNIST's four files, packed or plain.
    mutating func writeIDX(_ command: Command, _ done: DoneStatement) {
        let folder = command.values.last.flatMap { FilePath.written(in: $0) } ?? ""
        let place = path(folder)
        guard let source = done.arrays else { return writeUsualIDX(place, done) }
        add(
            """
            def read_idx(name):
                path = os.path.join(\(place), name)
                opener = gzip.open if name.endswith(".gz") else open
                with opener(path, "rb") as file:
                    content = file.read()
                axes = content[3]
                kinds = {8: "u1", 9: "i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}
                shape = np.frombuffer(content, ">i4", axes, 4)
                values = np.frombuffer(content, kinds[content[2]], offset=4 + 4 * axes)
                return values.reshape(shape)


            """, importing: .gzip, .os, .numpy)
        for (array, name) in source.names { add("\(array) = read_idx(\(Python.string(name)))") }
        writeClassNumbers(done)
    }

    private mutating func writeUsualIDX(_ place: String, _ done: DoneStatement) {
        add(
            """
            def read_idx(name):
                path = os.path.join(\(place), name)
                opener = gzip.open if os.path.exists(path + ".gz") else open
                with opener(path + ".gz" if opener is gzip.open else path, "rb") as file:
                    content = file.read()
                axes = content[3]
                shape = np.frombuffer(content, ">i4", axes, 4)
                return np.frombuffer(content, "uint8", offset=4 + 4 * axes).reshape(shape)


            train_input = read_idx("train-images-idx3-ubyte")
            train_target = read_idx("train-labels-idx1-ubyte")
            """, importing: .gzip, .os, .numpy)
        guard done.parts.contains("test") else { return }
        add(
            """
            test_input = read_idx("t10k-images-idx3-ubyte")
            test_target = read_idx("t10k-labels-idx1-ubyte")
            """)
    }

    /// One sub-folder of PNG files for each class.
    mutating func writePictures(_ command: Command, _ done: DoneStatement) {
        let folder = command.values.last.flatMap { FilePath.written(in: $0) } ?? ""
        let isGrey = done.itemShape.count == 2
        add(
            """
            def read_pictures(folder):
                pictures, targets = [], []
                for number, name in enumerate(names):
                    for file in sorted(os.listdir(os.path.join(folder, name))):
                        if file.startswith(".") or not file.lower().endswith(".png"):
                            continue
                        path = os.path.join(folder, name, file)
                        picture = keras.utils.load_img(path, color_mode="\(isGrey ? "grayscale" : "rgb")")
                        pictures.append(np.asarray(picture))
                        targets.append(number)
                return np.stack(pictures), np.array(targets)


            names = [\(done.classNames.map { Python.string($0) }.joined(separator: ", "))]
            """, importing: .keras, .numpy, .os)
        for (part, path) in done.arrays?.names ?? [("train", folder)] {
            let place = self.path(path)
            add("\(part)_input, \(part)_target = read_pictures(\(place))")
        }
    }
}
