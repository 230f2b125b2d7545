using ScsLabs.Model.Calls;
using ScsLabs.Model.Declarations;
using ScsLabs.Services;

namespace ScsLabs.Emulator.Tests.Sketch;

/// <summary>Lists VPCs.</summary>
[Operation<SketchApi>, AnyResource]
public sealed record DescribeVpcs([Wire("Filter")] IReadOnlyList<Filter>? Filters = null, [Wire("VpcId")] IReadOnlyList<string>? VpcIds = null, bool DryRun = false)
{
    public sealed record Result([Wire("vpcSet")] IReadOnlyList<VpcView> Vpcs);

    internal static Result Handle(DescribeVpcs request, Call call)
    {
        var fits = Vpc.Filters.Of(request.Filters?.Select(filter => new ResourceFilter(filter.Name, filter.Values)).ToList());
        var vpcs = request.VpcIds?.Select(id => Vpc.Resolve(id, call).OrNotFound(call)) ?? call.View.All<Vpc>(call.Place);
        return new([.. vpcs.Where(fits).Select(VpcView.Of)]);
    }
}
