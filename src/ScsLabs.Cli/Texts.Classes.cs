namespace ScsLabs.Cli;

/// <content>Texts for instructors.</content>
internal static partial class Texts
{
    public static readonly Text ReportHelp = new("Tells the results of labs: as a page (report.html), JUnit XML, JSON and Markdown. Exit code: 0 green, 1 red, 2 without results.", "ラボの結果を、ページ (report.html)、JUnit XML、JSON、Markdown にします。終了コード: 0 成功、1 失敗、2 結果なし。");
    public static readonly Text ReportResultsHelp = new("The folder with the labs' results, which SCSLABS_RESULTS has each lab write.", "ラボの結果のフォルダ。各ラボが SCSLABS_RESULTS に従って書き出します。");
    public static readonly Text ReportOutHelp = new("The folder that report.html, junit.xml, report.json and summary.md are written to.", "report.html、junit.xml、report.json、summary.md を書き出すフォルダ。");
    public static readonly Text ReportAllHelp = new("Counts a lab of the clone without results as red.", "結果のないラボを失敗として数えます。");
    public static readonly Text BundleHelp = new("Makes an archive with sources, packages and image, from which labs run without internet.", "ソース、パッケージ、イメージを含むアーカイブを作ります。インターネットなしでラボを実行できます。");
    public static readonly Text BundleOutHelp = new("The archive; else artifacts/scslabs-bundle.tar.gz.", "アーカイブのファイル。既定は artifacts/scslabs-bundle.tar.gz。");
    public static readonly Text BundleImageHelp = new("The container image to include, where it is on this machine.", "含めるコンテナイメージ(このマシンにある場合)。");
    public static readonly Text Bundled = new("{0}: {1} packages, {2} MB. Unpack it, and in its folder: make list", "{0}: パッケージ {1} 個、{2} MB。展開したフォルダで: make list");
    public static readonly Text BundledImage = new("It has the image {0}: docker load --input image.tar", "イメージ {0} を含みます: docker load --input image.tar");
    public static readonly Text NoImage = new("It has no image {0} (make image): {1}", "イメージ {0} は含みません (make image): {1}");

    public static readonly Text ClassHelp = new("Writes what a class needs: seats with their secrets, a sheet to print, manifests, tasks for CTFd.", "クラスに必要なもの(席ごとのシークレット、印刷用シート、マニフェスト、CTFd 用の課題)を書き出します。");
    public static readonly Text SeatsHelp = new("The number of seats.", "席の数。");
    public static readonly Text SeatsBounds = new("--seats is a number from 1 to {0}.", "--seats は 1 から {0} までの数です。");
    public static readonly Text AddressHelp = new("The host at which learners reach the emulator.", "受講者がエミュレーターに接続するホスト。");
    public static readonly Text FirstPortHelp = new("The port of seat 1; each seat has the next.", "席 1 のポート。以降の席は順に次のポートを使います。");
    public static readonly Text ClassOutHelp = new("The folder to write to, which must be empty.", "出力先のフォルダ。空でなければなりません。");
    public static readonly Text ClassImageHelp = new("The container image of the emulator.", "エミュレーターのコンテナイメージ。");
    public static readonly Text NoSuchPorts = new("There are no ports {1} to {2} on '{0}'.", "'{0}' のポート {1} から {2} は使えません。");
    public static readonly Text FolderInUse = new("{0} isn't empty: a class's secrets are never overwritten. Choose another folder with --out.", "{0} は空ではありません。クラスのシークレットは上書きしません。--out で別のフォルダを指定してください。");
    public static readonly Text ClassWritten = new("{0} seats: {1}. Its files hold secrets: hand out sheet.html or the files in seats alone.", "{0} 席分を {1} に書き出しました。シークレットを含みます。配るのは sheet.html か seats のファイルだけにしてください。");
    public static readonly Text ClassServe = new("To serve it from this clone:", "このクローンから提供するには:");
    public static readonly Text ClassBoard = new("To see who is where:", "進み具合を見るには:");
    public static readonly Text SeatOf = new("Seat {0}", "席 {0}");
    public static readonly Text YourAws = new("Your AWS", "あなたの AWS");
    public static readonly Text YourAccounts = new("Accounts (the id is the root user's access key id)", "アカウント(ID がルートユーザーのアクセスキー ID)");
    public static readonly Text YourCode = new("Code of the seat", "席のコード");
    public static readonly Text JoinHelp = new("Fetches the secrets of your seat in a class, by the code on your sheet, into .scslabs/seat.env.", "シートのコードを使って、クラスの自分の席のシークレットを .scslabs/seat.env に取得します。");
    public static readonly Text JoinAddressHelp = new("The address on your sheet.", "シートに書かれたアドレス。");
    public static readonly Text JoinCodeHelp = new("The code on your sheet, with or without hyphens.", "シートに書かれたコード。ハイフンはなくてもかまいません。");
    public static readonly Text NoCode = new("'{0}' is no seat's code: it has 30 of the characters 0-9 and a-f.", "'{0}' は席のコードではありません。コードは 0〜9 と a〜f の 30 文字です。");
    public static readonly Text OtherSeatsCode = new("{0} doesn't take this code. Each seat has its own address and code.", "{0} はこのコードを受け付けません。アドレスとコードは席ごとに異なります。");
    public static readonly Text NoSeatAt = new("There is no seat of a class at {0}: {1}", "{0} にクラスの席はありません: {1}");
    public static readonly Text Joined = new("Seat {0} is yours. In this shell, and in each new one:", "席 {0} に参加しました。このシェルと、新しいシェルを開くたびに実行してください:");
    public static readonly Text SheetSteps = new("In a shell, in the folder of the labs:", "ラボのフォルダで、シェルから:");
    public static readonly Text BoardHelp = new("Collects the results of all seats into scoreboard.html and results.json, every ten seconds.", "すべての席の結果を 10 秒ごとに集め、scoreboard.html と results.json に書き出します。");
    public static readonly Text ClassFileHelp = new("The file class.json of the class.", "クラスの class.json。");
    public static readonly Text OnceHelp = new("Collects once.", "一度だけ集めます。");
    public static readonly Text NoClassFile = new("{0} is no file of a class.", "{0} はクラスのファイルではありません。");
    public static readonly Text BoardTitle = new("Who is where", "進み具合");
    public static readonly Text BoardAt = new("As of {0:yyyy-MM-dd HH:mm:ss} UTC. Green tasks of all; the first red task, and for how long. It is what the learners' machines report.", "{0:yyyy-MM-dd HH:mm:ss} UTC 時点。成功した課題数と、最初に失敗している課題とその経過時間。受講者のマシンの報告に基づきます。");
    public static readonly Text BoardWritten = new("{0}: results of {1} of {2} seats", "{0}: {2} 席のうち、結果を得られたのは {1} 席です");
    public static readonly Text BoardRuns = new("Collecting every ten seconds. Ctrl+C ends.", "10 秒ごとに集めます。Ctrl+C で終了します。");
    public static readonly Text Seat = new("seat", "席");
    public static readonly Text AtTask = new("task {0}, {1} min", "課題 {0}、{1} 分");
    public static readonly Text HintsUsed = new("hints: {0}", "ヒント: {0}");
    public static readonly Text SpoiledShort = new("answer shown", "解答を表示済み");
    public static readonly Text FlagOf = new("The flag of task {0}: {1}", "課題 {0} のフラグ: {1}");
    public static readonly Text Reported = new("Your results were reported to the class at {0}.", "結果をクラス ({0}) に報告しました。");
    public static readonly Text ClassRefuses = new("The class at {0} refused your results. Did you source another seat's file? {1}", "クラス ({0}) が結果を受け付けませんでした。別の席のファイルを読み込んでいませんか。{1}");
    public static readonly Text ClassUnreachable = new("Your results couldn't be reported to {0}: {1}", "結果を {0} に報告できませんでした: {1}");
}
