using Microsoft.Extensions.Logging;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Controllers;

/// <content>Where a namespace is on its way out.</content>
public partial class ControllerTests
{
    [Fact]
    public async Task A_namespace_that_goes_is_told_once_without_an_error_and_without_trying_again()
    {
        _reconcile = (_, _) => throw new ApiException(ApiErrorKind.NamespaceTerminating, 403, "it is being terminated");
        var run = Start();
        for (var i = 1; i <= 3; i++)
        {
            _queue.Add(A);
            await UntilRunsAsync(i);
        }

        await Eventually.NeverAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMinutes(5));
                return _runs.Count > 3;
            },
            "nothing can be created there any more"
        );
        _queue.Failures(A).ShouldBe(0);
        await StopAsync(run);
        _log.Lines.ShouldHaveSingleItem()
            .ShouldBe((LogLevel.Information, "Reconcile stopped because the namespace is terminating: c ns/a"));
        await CountsAsync("success", 3);
        await ShowsAsync("reconcile_errors_total", 0);
    }

    [Fact]
    public async Task A_namespace_that_came_back_and_goes_again_is_told_again()
    {
        _reconcile = (_, _) =>
            _runs.Count == 2
                ? Task.FromResult(ReconcileResult.Done)
                : throw new ApiException(ApiErrorKind.NamespaceTerminating, 403, "it is being terminated");
        var run = Start();
        for (var i = 1; i <= 3; i++)
        {
            _queue.Add(A);
            await UntilRunsAsync(i);
        }

        await StopAsync(run);
        _log.Lines.Count.ShouldBe(2);
    }
}
