namespace ScsLabs.Cli;

/// <content>Texts for instructors.</content>
internal static partial class Texts
{
    public static readonly Text BundleHelp = new("Makes an archive with sources, packages and image, from which labs run without internet.", "ソース、パッケージ、イメージを含むアーカイブを作ります。インターネットなしでラボを実行できます。");
    public static readonly Text BundleOutHelp = new("The archive; else artifacts/scslabs-bundle.tar.gz.", "アーカイブのファイル。既定は artifacts/scslabs-bundle.tar.gz。");
    public static readonly Text BundleImageHelp = new("The container image to include, where it is on this machine.", "含めるコンテナイメージ(このマシンにある場合)。");
    public static readonly Text Bundled = new("{0}: {1} packages, {2} MB. Unpack it, and in its folder: make list", "{0}: パッケージ {1} 個、{2} MB。展開したフォルダで: make list");
    public static readonly Text BundledImage = new("It has the image {0}: docker load --input image.tar", "イメージ {0} を含みます: docker load --input image.tar");
    public static readonly Text NoImage = new("It has no image: {0} isn't on this machine (make image).", "イメージは含みません。{0} がこのマシンにありません (make image)。");
}
