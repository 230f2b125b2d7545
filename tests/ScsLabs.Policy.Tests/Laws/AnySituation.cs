using System.Text.Json.Nodes;
using CsCheck;

namespace ScsLabs.Policy.Tests.Laws;

/// <summary>A request, and statements for every place that can have a policy; null where there is none.</summary>
internal sealed record AnySituation(
    AccessRequest Request,
    JsonObject[] Identity,
    JsonObject[]? Resource,
    JsonObject[]? Boundary,
    JsonObject[]? Session,
    JsonObject[]? ServiceControl,
    JsonObject[]? ResourceControl,
    JsonObject[]? Endpoint,
    bool RestrictPublicBuckets,
    AnyAccessControl AccessControl)
{
    public static Gen<AnySituation> Gen { get; } =
        from request in AnyPolicy.Request
        from identity in AnyPolicy.Statements(PolicyKind.Identity)
        from resource in Maybe(3, PolicyKind.Resource)
        from boundary in Maybe(1, PolicyKind.PermissionsBoundary)
        from session in Maybe(1, PolicyKind.Session)
        from scp in Maybe(1, PolicyKind.ServiceControl)
        from rcp in Maybe(1, PolicyKind.ResourceControl)
        from endpoint in Maybe(1, PolicyKind.VpcEndpoint)
        from restrict in CsCheck.Gen.Bool
        from access in AnyAccessControl.Gen
        select new AnySituation(request, identity, resource, boundary, session, scp, rcp, endpoint, restrict, access);

    public bool IsTrust => Request.Action == "sts:AssumeRole";

    public PolicySet Policies => new()
    {
        Identity = [AnyPolicy.Attach(PolicyKind.Identity, Identity)],
        Resource = Resource is null ? null : IsTrust ? AnyPolicy.Attach(PolicyKind.RoleTrust, Resource.Select(Trust)) : AnyPolicy.Attach(PolicyKind.Resource, Resource),
        PermissionsBoundaries = Boundary is null ? [] : [AnyPolicy.Attach(PolicyKind.PermissionsBoundary, Boundary)],
        Session = Session is null ? null : [AnyPolicy.Attach(PolicyKind.Session, Session)],
        ServiceControl = ServiceControl is null ? [] : [[AnyPolicy.Attach(PolicyKind.ServiceControl, ServiceControl)]],
        ResourceControl = ResourceControl is null ? [] : [[AnyPolicy.Attach(PolicyKind.ResourceControl, ResourceControl)]],
        VpcEndpoint = Endpoint is null ? [] : [AnyPolicy.Attach(PolicyKind.VpcEndpoint, Endpoint)],
        RestrictPublicBuckets = RestrictPublicBuckets,
        AccessControlList = AccessControl.Grants is { } grants ? new(grants) : null,
        IgnorePublicAcls = AccessControl.IgnorePublicAcls,
        ResourceOnlyDenies = AccessControl.ResourceOnlyDenies,
        BucketOwner = AccessControl.BucketOwner,
        ObjectOwner = AccessControl.ObjectOwner,
    };

    public Decision Decide(bool trace = false) => PolicyEngine.Evaluate(Request, Policies, trace);

    /// <summary>The situation with something done to the statements of each kind that it has.</summary>
    public IEnumerable<AnySituation> WithEach(Func<PolicyKind, JsonObject[], JsonObject[]> change)
    {
        yield return this with { Identity = change(PolicyKind.Identity, Identity) };
        if (Resource is not null)
        {
            yield return this with { Resource = change(PolicyKind.Resource, Resource) };
        }

        if (Boundary is not null)
        {
            yield return this with { Boundary = change(PolicyKind.PermissionsBoundary, Boundary) };
        }

        if (Session is not null)
        {
            yield return this with { Session = change(PolicyKind.Session, Session) };
        }

        if (ServiceControl is not null)
        {
            yield return this with { ServiceControl = change(PolicyKind.ServiceControl, ServiceControl) };
        }

        if (ResourceControl is not null)
        {
            yield return this with { ResourceControl = change(PolicyKind.ResourceControl, ResourceControl) };
        }

        if (Endpoint is not null)
        {
            yield return this with { Endpoint = change(PolicyKind.VpcEndpoint, Endpoint) };
        }
    }

    private static Gen<JsonObject[]?> Maybe(int often, PolicyKind kind) =>
        CsCheck.Gen.Frequency((2, CsCheck.Gen.Const(default(JsonObject[]))), (often, AnyPolicy.Statements(kind).Select(statements => (JsonObject[]?)statements)));

    private static JsonObject Trust(JsonObject statement)
    {
        var trust = statement.DeepClone().AsObject();
        trust.Remove(nameof(Resource));
        trust.Remove("NotResource");
        return trust;
    }
}
