namespace ScsLabs.Harness.Telling;

/// <content>Why a backend can't be started or used, and what to do.</content>
internal static partial class Texts
{
    public static readonly Text ShowsNoDecisions = new("{0} does not show its decisions, without which a refusal's cause can't be checked: set SCSLABS_CONTROL_TOKEN. It says: {1}", "{0} は判定を公開しないため、拒否の理由を確かめられません。SCSLABS_CONTROL_TOKEN を設定してください。応答: {1}");
    public static readonly Text SaysNoPermissions = new("{0} does not say what {1} may do: {2} {3}", "{0} は {1} の権限を答えません: {2} {3}");
    public static readonly Text AnalysesNoNetwork = new("{0} does not analyse its network: {1} {2}", "{0} はネットワークを分析しません: {1} {2}");
    public static readonly Text OpensNoConnection = new("{0} opens no connection to {1}: {2} {3}", "{0} は {1} への接続を開きません: {2} {3}");
    public static readonly Text HasNoMetadata = new("{0} has no metadata service of {1}: {2} {3}", "{0} には {1} のメタデータサービスがありません: {2} {3}");
    public static readonly Text StateNotReached = new("A resource of the lab doesn't reach a state that was waited for: {0} minutes have passed at {1}. It waited for: {2}", "ラボのリソースが、待っている状態になりません。{1} では {0} 分が経過しました。待っていた条件: {2}");
    public static readonly Text ClockStands = new("The clock at {0} didn't advance by {1} s: {2} {3}", "{0} の時計が {1} 秒進みませんでした: {2} {3}");
    public static readonly Text BackendGone = new("The backend '{0}' at {1} does not answer any more ({2}): did its process, or Docker, stop?", "バックエンド '{0}' ({1}) が応答しなくなりました ({2})。そのプロセスまたは Docker が停止していませんか。");
    public static readonly Text NoBackend = new("SCSLABS_BACKEND={0}: there is no such backend. There are embedded, container, localstack and endpoint.", "SCSLABS_BACKEND={0}: そのバックエンドはありません。あるのは embedded、container、localstack、endpoint です。");
    public static readonly Text RefusesIdentity = new("{0} refuses to say who {1} is: {2}: {3} Where its root users have a secret, set SCSLABS_ROOT_SECRET.", "{0} は {1} が誰かを答えるのを拒否しました: {2}: {3} ルートユーザーにシークレットがある場合は、SCSLABS_ROOT_SECRET を設定してください。");
    public static readonly Text NothingAnswers = new("Nothing answers at {0}: {1}. Is it running, and is the port right?", "{0} に応答がありません: {1}。起動しているか、ポートが正しいかを確かめてください。");
    public static readonly Text AnswersNotAsAws = new("{0} does not answer sts:GetCallerIdentity as AWS does: {1}", "{0} の sts:GetCallerIdentity への応答は、AWS のものではありません: {1}");
    public static readonly Text EndpointNotSet = new("SCSLABS_BACKEND=endpoint needs SCSLABS_ENDPOINT, such as http://127.0.0.1:4566: it is not set.", "SCSLABS_BACKEND=endpoint には、http://127.0.0.1:4566 のような SCSLABS_ENDPOINT が必要ですが、設定されていません。");
    public static readonly Text EndpointNoUrl = new("SCSLABS_BACKEND=endpoint needs SCSLABS_ENDPOINT, such as http://127.0.0.1:4566: '{0}' is no URL.", "SCSLABS_BACKEND=endpoint には、http://127.0.0.1:4566 のような SCSLABS_ENDPOINT が必要ですが、'{0}' は URL ではありません。");
    public static readonly Text NoRdsChoice = new("SCSLABS_RDS={0}: there is only 'real', which puts a MariaDB server of this machine behind each database of RDS.", "SCSLABS_RDS={0}: 指定できるのは 'real' だけです。RDS の各データベースの背後に、このマシンの MariaDB サーバーを置きます。");
    public static readonly Text NoExecChoice = new("SCSLABS_EXEC={0}: there are 'off', 'sandboxed' and 'unsandboxed', which say whether functions run on this machine and how.", "SCSLABS_EXEC={0}: 指定できるのは 'off'、'sandboxed'、'unsandboxed' で、関数をこのマシンで実行するかと、その方法を選びます。");
    public static readonly Text BackendInPackage = new("The backend '{0}' is in the package ScsLabs.Harness.Containers, which this project doesn't reference: add it.", "バックエンド '{0}' はパッケージ ScsLabs.Harness.Containers にあります。このプロジェクトの参照に追加してください。");
    public static readonly Text SessionTooShort = new("SCSLABS_SESSION is too short: the shared container's secrets follow from it, so it needs {0} random characters or more, as `make labs` gives it.", "SCSLABS_SESSION が短すぎます。共有コンテナのシークレットはこれから作られるので、`make labs` が付けるような {0} 文字以上のランダムな文字列が必要です。");
    public static readonly Text StillStarting = new("Still waiting for {0} ({1} s): the container runs, but it doesn't answer yet.", "{0} を待っています ({1} 秒): コンテナは動いていますが、まだ応答しません。");
    public static readonly Text StillPulling = new("Still waiting for {0} ({1} s): if it is not on this machine yet it is being pulled.", "{0} を待っています ({1} 秒): このマシンにまだなければ、プル中です。");
    public static readonly Text ContainerEnded = new("The container ended with exit code {0}.", "コンテナは終了コード {0} で終了しました。");
    public static readonly Text CannotStart = new("{0} can't be started. {1}", "{0} を起動できません。{1}");
    public static readonly Text EngineIsOld = new("The Docker engine is older than its client: set DOCKER_API_VERSION={0}.", "Docker エンジンがクライアントより古いため、DOCKER_API_VERSION={0} を設定してください。");
    public static readonly Text NoDocker = new("Docker can't be reached: start it, or let DOCKER_HOST say where it listens. Without Docker there is SCSLABS_BACKEND=embedded.", "Docker に接続できません。起動するか、待ち受けている場所を DOCKER_HOST で指定してください。Docker がなければ SCSLABS_BACKEND=embedded を使えます。");
    public static readonly Text NoReaperForOurs = new("Testcontainers' reaper can't be pulled or started: set TESTCONTAINERS_RYUK_DISABLED=true. Our containers end by themselves when nobody uses them.", "Testcontainers の後始末用コンテナをプルまたは起動できません。TESTCONTAINERS_RYUK_DISABLED=true を設定してください。ScsLabs のコンテナは、使われなくなると自動的に終了します。");
    public static readonly Text NoReaper = new("Testcontainers' reaper can't be pulled or started: set TESTCONTAINERS_RYUK_DISABLED=true. A run that is killed then leaves its container: docker rm takes it away.", "Testcontainers の後始末用コンテナをプルまたは起動できません。TESTCONTAINERS_RYUK_DISABLED=true を設定してください。実行を強制終了した場合はコンテナが残るので、docker rm で削除してください。");
    public static readonly Text NoImageOfOurs = new("The image is not on this machine and could not be pulled: build it with `make image`, or name another in SCSLABS_IMAGE.", "イメージがこのマシンになく、プルもできませんでした。`make image` でビルドするか、SCSLABS_IMAGE で別のイメージを指定してください。");
    public static readonly Text NoImage = new("The image is not on this machine and could not be pulled: pull it where there is a network.", "イメージがこのマシンになく、プルもできませんでした。ネットワークのある環境でプルしてください。");
    public static readonly Text LocalStackEnded = new("It ended by itself, as LocalStack does without a token that it accepts: check LOCALSTACK_AUTH_TOKEN, or leave it out for the last version that needs none.", "自ら終了しました。LocalStack は有効なトークンがないとこうなります。LOCALSTACK_AUTH_TOKEN を確かめるか、外してトークンの要らない最後のバージョンを使ってください。");
    public static readonly Text OursEndedAtOnce = new("It ended as soon as it was started: `docker run --rm {0}` shows why. An image for another processor does so too; `make image` builds one for this machine.", "起動直後に終了しました。理由は `docker run --rm {0}` でわかります。別のプロセッサ用のイメージでもこうなります。`make image` でこのマシン用のイメージをビルドできます。");
    public static readonly Text EndedAtOnce = new("It ended as soon as it was started: `docker run --rm {0}` shows why. An image for another processor does so too.", "起動直後に終了しました。理由は `docker run --rm {0}` でわかります。別のプロセッサ用のイメージでもこうなります。");
    public static readonly Text RunsUnanswered = new("The container runs, but it doesn't answer here in time. Where this process is in a container itself, or the engine is on another machine, set TESTCONTAINERS_HOST_OVERRIDE to the address of the engine's machine, such as host.docker.internal or the gateway of Docker's network.", "コンテナは動いていますが、時間内に応答しません。このプロセス自体がコンテナの中にあるか、エンジンが別のマシンにある場合は、TESTCONTAINERS_HOST_OVERRIDE にエンジンのマシンのアドレス (host.docker.internal や Docker のネットワークのゲートウェイなど) を設定してください。");
    public static readonly Text NotInTime = new("It was not there, pulled, started and healthy, in time.", "時間内に、プル、起動、正常な応答までが終わりませんでした。");
    public static readonly Text LastLines = new("Its last lines:", "最後の出力:");
}
