namespace ScsLabs.Harness.Telling;

/// <content>What keeps Systems Manager from managing an instance.</content>
internal static partial class Texts
{
    public static readonly Text ToBeManaged = new("Systems Manager manages {0}", "Systems Manager が {0} を管理している");
    public static readonly Text ToBeUnmanaged = new("Systems Manager doesn't manage {0} any more", "Systems Manager が {0} をもう管理していない");
    public static readonly Text StillOnline = new("its agent is still online", "エージェントはまだオンラインです");
    public static readonly Text AgentDoesNotRun = new("{0} isn't managed: it is {1}", "{0} は管理されていません。状態は {1} です");
    public static readonly Text AgentHasNoRole = new("{0} isn't managed: it has no instance profile with a role, or its metadata service is off, so its agent has no credentials", "{0} は管理されていません。ロールを持つインスタンスプロファイルがないか、メタデータサービスが無効なので、エージェントには認証情報がありません");
    public static readonly Text AgentHasNoWay = new("{0} isn't managed: its agent has no way to {1}. The VPC has no endpoint for it with private DNS, and no way to the Internet", "{0} は管理されていません。エージェントから {1} への経路がありません。VPC には、プライベート DNS が有効なそのエンドポイントも、インターネットへの経路もありません");
    public static readonly Text AgentIsStopped = new("{0} isn't managed: its agent doesn't reach {1}", "{0} は管理されていません。エージェントが {1} に到達できません");
    public static readonly Text AgentIsRefused = new("{0} isn't managed: its agent's call was refused: {1}", "{0} は管理されていません。エージェントの呼び出しが拒否されました: {1}");
    public static readonly Text AgentIsSilent = new("{0} isn't managed yet: its agent hasn't called since", "{0} はまだ管理されていません。エージェントがまだ呼び出していません");
}
