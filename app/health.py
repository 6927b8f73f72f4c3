"""What operators ask of a running server: whether it lives, whether it can answer, and its figures."""

from fastapi import APIRouter, Request, Response

from app.bodies import ReadyBody

router = APIRouter()


@router.get("/healthz")
def alive() -> dict[str, str]:
    """Say that the process runs."""
    return {"status": "alive"}


@router.get("/readyz")
def ready(request: Request) -> ReadyBody:
    """Say that questions can be answered, and by what."""
    manifest = request.app.state.search.snapshot.manifest
    return ReadyBody(
        status="ready",
        snapshot=manifest.id,
        created=f"{manifest.created:%Y-%m-%dT%H:%M:%SZ}",
        model=manifest.model.name,
        stories=manifest.counts.stories,
        fragments=manifest.counts.fragments,
    )


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give the figures of this process to Prometheus."""
    return Response(request.app.state.watch.figures(), media_type="text/plain; version=0.0.4; charset=utf-8")
