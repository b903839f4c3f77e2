/// What stands around Keras: machines, files, tools.
extension ElsewherePage {
    static let ofPractice = [
        ElsewherePage(
            "TensorBoard", line: "keras.callbacks.TensorBoard(log_dir=\"logs\")",
            next: "give it to `fit` as a callback, then start `tensorboard --logdir logs`",
            """
            A program that shows in a browser how a training goes: the curves of loss and metrics, of many runs on common axes, with how the weights are distributed and how long each step takes. A callback of `fit` writes the figures into a folder, and TensorBoard draws whatever lies there, also while the training goes on.

            Most of what it is used for is here without a browser: a `fit` draws its loss while it trains, `plot loss` and `plot accuracy` draw the curves, `runs` lists what was tried, `plot runs 3 5` draws several on common axes, `histogram` how weights are distributed. `plot loss to "loss.svg"` writes a picture for a report, and `fit 20 csv_log("log.csv")` a table of the figures.

            It pays where trainings take hours, on another machine, or where several people look at them.
            """),
        ElsewherePage(
            "GPU", line: "tf.config.list_physical_devices(\"GPU\")",
            next: "nothing has to be changed: Keras uses a graphics card where it finds one",
            """
            A graphics card, which computes thousands of products at once. Training is nearly all products of large matrices, and those it does ten to a hundred times as fast as a processor, where the network is large enough to keep it busy. Nvidia's cards are used through CUDA and cuDNN; TPUs are Google's own chips for the same.

            Bobbin uses the processor alone, all cores of it. For networks of a few hundred thousand weights, such as those here, that is as fast: a step takes less time than it takes to hand the work to a card. A network of `Conv2D` layers on large photographs is another matter, and there a card is what makes it possible at all.

            TensorFlow finds a card by itself where its driver is installed, JAX and PyTorch where their version for CUDA is. `export keras "mine.py" distributed` writes the program for all devices and hosts there are. `bobbin doctor` says what this machine has.
            """),
        ElsewherePage(
            "tf.data", line: "tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).batch(32)",
            next: "`fit` takes such a data set in place of the two arrays",
            """
            TensorFlow's way to feed data that does not fit into the memory. A `Dataset` is a chain: where the examples come from, how each is read, how they are shuffled and put into batches. It hands over one batch after the other, and `prefetch` prepares the next while the network learns from the last, so that nobody waits for the disk.

            `keras.utils.image_dataset_from_directory("flowers")` makes one of a folder of pictures, with a sub-folder for each class; `load pictures "flowers"` reads such a folder of PNG files here. PyTorch's `DataLoader` is the same thing there.

            Data that fits into the memory needs none of it. Bobbin loads a data set whole, keeps pictures as the bytes they are, and shuffles and puts together batches itself (`fit 5 batch_size=64`): 70,000 pictures of 28 by 28 take 55 MB.
            """),
    ]
}
