using System.Net;
using Amazon.EC2;

namespace Lab09.SecureStringSecrets;

/// <content>The instance on which the application runs: its metadata service gives the role's credentials to the application alone (task 5).</content>
public sealed partial class Checks
{
    [Check(5, "Where no token is required, a forged request steals the role's credentials", Ja = "トークンが必須でなければ、偽造されたリクエストでロールの認証情報が盗まれる"), Needs(Capability.InstanceMetadata)]
    public async Task Where_no_token_is_required_a_forged_request_steals_the_credentials_of_the_role()
    {
        // The contrast to task 5: the instance is put back to what it was.
        var instance = await OnInstanceAsync();
        await RequireTokensAsync(instance, HttpTokensState.Optional);

        using var forged = await ForgeAsync(instance);
        forged.EnsureSuccessStatusCode();
        var thief = instance.ActorWith("thief", await forged.Content.ReadAsStringAsync());
        var identity = await Aws.AllowsAsync(thief, who => who.Sts.GetCallerIdentityAsync(new()));
        Expect(identity.Arn.Contains($":assumed-role/{Names.App}/", StringComparison.Ordinal), $"the stolen credentials are those of {identity.Arn}", $"盗まれたのは {identity.Arn} の認証情報です");

        // What was stolen stays valid until it expires.
        await RequireTokensAsync(instance, HttpTokensState.Required);
        using var late = await ForgeAsync(instance);
        IsRefused(late);
        await Aws.AllowsAsync(thief, who => who.Sts.GetCallerIdentityAsync(new()));
    }

    [Check(5, "A forged request gets no credentials, and the application still does", Ja = "偽造されたリクエストでは認証情報を取得できず、アプリケーションは取得できる"), Needs(Capability.InstanceMetadata)]
    public async Task A_forged_request_gets_no_credentials_and_the_application_still_does()
    {
        var instance = await OnInstanceAsync();

        HasValue(await Aws.AllowsAsync(instance.Actor, ReadPasswordAsync), Names.PasswordValue);

        using var forged = await ForgeAsync(instance);
        IsRefused(forged);
    }

    [Check(5, "Tokens come no further than the instance", Ja = "トークンはインスタンスの外に届かない"), Needs(Capability.InstanceMetadata)]
    public async Task Tokens_come_no_further_than_the_instance()
    {
        var instance = await OnInstanceAsync();

        using var answer = await AskForTokenAsync(instance, hops: 1);
        answer.EnsureSuccessStatusCode();

        Expect(
            await IsLostAsync(() => AskForTokenAsync(instance, hops: 2)),
            $"a container on the instance, two hops away, gets a token: the hop limit of {Names.App} lets it",
            $"2 ホップ離れた、インスタンス上のコンテナがトークンを取得できます。{Names.App} のホップ制限が緩すぎます");
    }

    /// <summary>Sends the request that an attacker makes the application send by choosing an address for it to fetch: a GET without the attacker's own headers.</summary>
    private static async Task<HttpResponseMessage> ForgeAsync(LabInstance instance)
    {
        using var metadata = instance.Metadata();
        return await metadata.GetAsync(new Uri($"latest/meta-data/iam/security-credentials/{Names.App}", UriKind.Relative));
    }

    private static async Task<HttpResponseMessage> AskForTokenAsync(LabInstance instance, int hops)
    {
        using var metadata = instance.Metadata(hops);
        using var question = new HttpRequestMessage(HttpMethod.Put, "latest/api/token") { Headers = { { "X-aws-ec2-metadata-token-ttl-seconds", "60" } } };
        return await metadata.SendAsync(question);
    }

    /// <summary>Whether no answer arrives.</summary>
    private static async Task<bool> IsLostAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            (await send()).Dispose();
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    private static void IsRefused(HttpResponseMessage answer) => Expect(
        answer.StatusCode == HttpStatusCode.Unauthorized,
        $"without a token, the metadata service answers {(int)answer.StatusCode} and not 401: whoever can have the application fetch an address gets the credentials of {Names.App}",
        $"トークンなしのリクエストに、メタデータサービスが 401 ではなく {(int)answer.StatusCode} を返します。アプリケーションに任意のアドレスを取得させることができれば、誰でも {Names.App} の認証情報を取得できます");

    private Task RequireTokensAsync(LabInstance instance, HttpTokensState tokens) => Admin.Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = instance.Id, HttpTokens = tokens });
}
