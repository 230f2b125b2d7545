namespace ScsLabs.Harness.Telling;

/// <content>What the emulator says that a machine lacks, word for word in English.</content>
internal static partial class Texts
{
    public static readonly Text ProgramsAreOff = new("Functions and commands don't run, because the emulator was started with --exec off.", "エミュレーターを --exec off で起動したため、関数とコマンドは実行されません。");
    public static readonly Text ProgramsNeedWord = new("Functions and commands don't run while the emulator listens beyond loopback, unless it is started with --exec sandboxed.", "エミュレーターがループバック以外で待ち受ける間は、--exec sandboxed で起動しないかぎり、関数とコマンドは実行されません。");
    public static readonly Text ProgramsNeedSecret = new("Programs don't run beyond loopback while root has no secret, because whoever reaches the port could run theirs. Set one with --root-secret (SCSLABS_ROOT_SECRET).", "ルートユーザーにシークレットがないと、ループバック以外ではプログラムを実行できません。ポートに到達できる人なら誰でも自分のプログラムを実行できてしまうためです。--root-secret (SCSLABS_ROOT_SECRET) で設定してください。");
    public static readonly Text SandboxNeedsLinux = new("Functions and commands run in a sandbox, which needs Linux.", "関数とコマンドはサンドボックスで動きます。サンドボックスには Linux が必要です。");
    public static readonly Text SandboxNeedsLaterLinux = new("Functions and commands run in a sandbox, which needs Linux {0} or later, which counts each sandbox's processes.", "関数とコマンドはサンドボックスで動きます。サンドボックスには、サンドボックスごとのプロセス数を数えられる Linux {0} 以降が必要です。");
    public static readonly Text SandboxNeedsBubblewrap = new("Functions and commands run in a sandbox, which needs bubblewrap ({0}). On Debian and Ubuntu: apt-get install bubblewrap.", "関数とコマンドはサンドボックスで動きます。サンドボックスには bubblewrap ({0}) が必要です。Debian と Ubuntu では: apt-get install bubblewrap");
    public static readonly Text SandboxNeedsUtilLinux = new("Functions and commands run in a sandbox, which needs util-linux ({0}) where the emulator runs as root.", "関数とコマンドはサンドボックスで動きます。エミュレーターを root で動かす場合、サンドボックスには util-linux ({0}) が必要です。");
    public static readonly Text SandboxNeedsNamespaces = new("Functions and commands run in a sandbox, which needs namespaces that the kernel lets its user have, and files that this user can read: {0}", "関数とコマンドはサンドボックスで動きます。サンドボックスには、カーネルがユーザーに許す名前空間と、そのユーザーが読めるファイルが必要です: {0}");
    public static readonly Text DatabasesNeedUnix = new("Real databases of RDS (SCSLABS_RDS=real) need a MariaDB server on this machine, and a system with /bin/sh and Unix sockets: Linux or macOS.", "RDS の実データベース (SCSLABS_RDS=real) には、このマシンの MariaDB サーバーと、/bin/sh と Unix ソケットのあるシステム (Linux または macOS) が必要です。");
    public static readonly Text DatabasesNeedServer = new("Real databases of RDS (SCSLABS_RDS=real) need a MariaDB server on this machine: {0}, which is neither on the PATH nor in {1}. On Debian and Ubuntu: apt-get install mariadb-server-core; with Homebrew: brew install mariadb. MySQL's own mysqld isn't supported.", "RDS の実データベース (SCSLABS_RDS=real) には、このマシンの MariaDB サーバーが必要です。{0} が PATH にも {1} にもありません。Debian と Ubuntu では: apt-get install mariadb-server-core、Homebrew では: brew install mariadb。MySQL の mysqld には対応していません。");
}
