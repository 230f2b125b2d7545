using System.Text;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>What is in the file of a snapshot.</summary>
internal static class SnapshotContent
{
    /// <summary>An address that holds the file.</summary>
    public static string UrlOf(PatchSnapshot snapshot) => $"data:application/json;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(Of(snapshot).ToJsonString()))}";

    private static JsonObject Of(PatchSnapshot snapshot)
    {
        var (baseline, rules) = (snapshot.Baseline, snapshot.Baseline.Rules);
        return new()
        {
            ["patchGroup"] = snapshot.Group,
            ["patchBaseline"] = new JsonObject
            {
                ["baselineId"] = baseline.ShownId,
                ["name"] = baseline.Name,
                ["operatingSystem"] = baseline.System.ToWire(),
                ["globalFilters"] = Of(rules.GlobalFilters!),
                ["approvalRules"] = new JsonObject { ["rules"] = new JsonArray([.. rules.ApprovalRules!.PatchRules.Select(Of)]) },
                ["approvedPatches"] = Of(rules.ApprovedPatches!),
                ["approvedPatchesComplianceLevel"] = rules.ApprovedPatchesComplianceLevel!.Value.ToWire(),
                ["approvedPatchesEnableNonSecurity"] = rules.ApprovedPatchesEnableNonSecurity,
                ["rejectedPatches"] = Of(rules.RejectedPatches!),
                ["rejectedPatchesAction"] = rules.RejectedPatchesAction!.Value.ToWire(),
                ["createdTime"] = baseline.CreatedAt.ToUnixTimeMilliseconds(),
                ["modifiedTime"] = baseline.ModifiedAt.ToUnixTimeMilliseconds(),
            },
        };
    }

    private static JsonObject Of(PatchRule rule)
    {
        var written = new JsonObject { ["filterGroup"] = Of(rule.PatchFilterGroup), ["complianceLevel"] = rule.ComplianceLevel!.Value.ToWire(), ["enableNonSecurity"] = rule.EnableNonSecurity };
        if (rule.ApproveUntilDate is { } date)
        {
            written["approveUntilDate"] = date;
        }
        else
        {
            written["approveAfterDays"] = rule.ApproveAfterDays;
        }

        return written;
    }

    private static JsonObject Of(PatchFilterGroup group) => new() { ["filters"] = new JsonArray([.. group.PatchFilters.Select(static filter => new JsonObject { ["key"] = filter.Key.ToWire(), ["values"] = Of(filter.Values) })]) };

    private static JsonArray Of(IReadOnlyList<string> texts) => new([.. texts.Select(static text => JsonValue.Create(text))]);
}
