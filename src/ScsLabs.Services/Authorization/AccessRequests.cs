using System.Net;
using ScsLabs.Services.Ec2;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services;

/// <summary>Converts an ask to a request of the policy engine: principal, action, resource and condition keys.</summary>
internal static class AccessRequests
{
    /// <summary>Creates the request with all condition keys of the call. The engine itself derives those of principal and resource.</summary>
    public static AccessRequest Of(Call call, Ask ask, CallerRows caller) =>
        new(call.Caller.Principal, ask.Action, ask.Resource, ask.Row?.Owner, Context(call, ask, caller));

    /// <summary>The condition keys of a request that no caller here makes, such as one by a link that AWS signs.</summary>
    public static ConditionContext Foreign(string region, DateTimeOffset now, CallPath path, WorldView view)
    {
        var context = Request(region, isSecure: true, now);
        AddSource(context, path.VpcEndpointId, path.Source);
        AddEndpoint(context, path.VpcEndpointId, view);
        return context;
    }

    private static ConditionContext Request(string region, bool isSecure, DateTimeOffset now) => new ConditionContext()
        .Add("aws:RequestedRegion", region)
        .Add("aws:SecureTransport", isSecure ? "true" : "false")
        .Add("aws:CurrentTime", now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"))
        .Add("aws:EpochTime", now.ToUnixTimeSeconds().ToString());

    private static void AddSource(ConditionContext context, string? endpointId, IPAddress? source) => context.Add(endpointId is null ? "aws:SourceIp" : "aws:VpcSourceIp", source?.ToString());

    private static void AddEndpoint(ConditionContext context, string? endpointId, WorldView view)
    {
        if (endpointId is { } endpoint)
        {
            context.Add("aws:SourceVpce", endpoint).Add("aws:SourceVpc", view.Find(AnyPlace<VpcEndpoint>.ById, endpoint)?.VpcId);
        }
    }

    private static ConditionContext Context(Call call, Ask ask, CallerRows caller)
    {
        var context = Request(call.Region, call.Caller.SecureTransport, call.Now)
            .Add("aws:UserAgent", call.Caller.UserAgent)
            .Add("aws:referer", call.Caller.Referer)
            .Add("aws:ViaAWSService", call.Caller.CalledVia.Count > 0 ? "true" : "false");
        if (call.Caller.CalledVia is { Count: > 0 } via)
        {
            context.Add("aws:CalledVia", via).Add("aws:CalledViaFirst", via[0]).Add("aws:CalledViaLast", via[^1]);
        }
        else
        {
            // A forwarded call comes from the service, not from the caller's address.
            var path = call.Caller.Path;
            AddSource(context, path?.VpcEndpointId, path is null ? call.Caller.SourceIp : path.Source);
        }

        AddEndpoint(context, call.Caller.Path?.VpcEndpointId, call.View);
        context.Add("aws:SourceArn", call.Caller.SourceArn).Add("aws:SourceAccount", call.Caller.SourceAccount?.ToString());
        Principal(context, caller);
        foreach (var condition in call.Api.CallConditions(call))
        {
            Add(context, condition);
        }

        if (ask.Row is { } resource)
        {
            foreach (var (key, value) in resource.Tags)
            {
                context.Add($"aws:ResourceTag/{key}", value);
            }

            foreach (var condition in resource.Conditions(call.View, ask.Action))
            {
                Add(context, condition);
            }
        }

        foreach (var condition in ask.Conditions)
        {
            Add(context, condition);
        }

        return context;
    }

    private static void Principal(ConditionContext context, CallerRows caller)
    {
        var (session, identity, _) = caller;
        context.Add("aws:userid", session?.UserId ?? identity?.UniqueId);
        foreach (var (key, value) in identity?.Tags ?? ImmutableDictionary<string, string>.Empty)
        {
            // Session tags override the tags of the role or user.
            if (session?.Tags.ContainsKey(key) != true)
            {
                context.Add($"aws:PrincipalTag/{key}", value);
            }
        }

        if (session is null)
        {
            return;
        }

        foreach (var (key, value) in session.Tags)
        {
            context.Add($"aws:PrincipalTag/{key}", value);
        }

        context.Add("aws:TokenIssueTime", session.IssuedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")).Add("aws:SourceIdentity", session.SourceIdentity).Add("aws:MultiFactorAuthPresent", "false")
            .Add("ec2:SourceInstanceArn", session.Delivery?.InstanceArn).Add("ec2:RoleDelivery", session.Delivery?.Version)
            .Add("aws:Ec2InstanceSourceVpc", session.Delivery?.VpcId).Add("aws:Ec2InstanceSourcePrivateIPv4", session.Delivery?.PrivateIp)
            .Add("ssm:SourceInstanceArn", session.OnBehalfOf is { } arn && ManagedInstance.IsArn(arn) ? arn : null);
    }

    private static void Add(ConditionContext context, Condition condition)
    {
        if (condition.Values.Count == 1)
        {
            context.Add(condition.Key, condition.Values[0]);
        }
        else
        {
            context.Add(condition.Key, condition.Values);
        }
    }
}
