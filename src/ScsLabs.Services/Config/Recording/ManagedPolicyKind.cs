using System.Text.Json.Nodes;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Config;

/// <summary>The managed policies of an account, with the document of the default version. Of the identities that have one as their boundary one is a part.</summary>
internal sealed class ManagedPolicyKind() : ResourceKind<ManagedPolicy>("AWS::IAM::Policy")
{
    /// <inheritdoc />
    public override bool IsGlobal => true;

    /// <inheritdoc />
    public override string IdOf(IResource row) => ((ManagedPolicy)row).UniqueId;

    /// <inheritdoc />
    public override string? NameOf(IResource row) => ((ManagedPolicy)row).PolicyName;

    /// <inheritdoc />
    public override IReadOnlyList<IRow> PartsOf(IResource row, WorldView view) => [.. Attachments.Bounded(row.Arn, view, row.Place.Account).Take(1)];

    /// <inheritdoc />
    protected override IEnumerable<RowLink> PartLinks => [Part<User>(BoundaryOf), Part<Role>(BoundaryOf)];

    /// <inheritdoc />
    protected override async Task<Described> ReadAsync(ManagedPolicy row, IServiceTransport asRole, CancellationToken cancellationToken)
    {
        var read = await asRole.SendAsync(GetPolicyOperation.Instance, new(row.Arn), cancellationToken).ConfigureAwait(false);
        var version = await asRole.SendAsync(GetPolicyVersionOperation.Instance, new(row.Arn, read.Policy.DefaultVersionId), cancellationToken).ConfigureAwait(false);
        var configuration = JsonNode.Parse(ConfigurationWriter.Write(writer => PolicyViewShape.Write(writer, read.Policy)))!.AsObject();
        configuration["policyVersionList"] = new JsonArray(new JsonObject
        {
            ["document"] = version.PolicyVersion.Document,
            ["versionId"] = version.PolicyVersion.VersionId,
            ["isDefaultVersion"] = true,
        });
        return new(configuration.ToJsonString());
    }

    private static IEnumerable<ManagedPolicy?> BoundaryOf(IPrincipalIdentity identity, WorldView view) =>
        [identity.PermissionsBoundary is { } arn ? view.Find<ManagedPolicy>(identity.Place, arn) : null];
}
