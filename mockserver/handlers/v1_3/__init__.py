"""API version 1.3: which module answers which operation."""

from mockserver.handlers.registry import Handlers

HANDLERS = Handlers(
    __name__,
    {
        "assets": (
            "post_assets",
            "get_assets",
            "get_assets_asset_id",
            "delete_assets_asset_id",
            "patch_assets_asset_id_user_metadata",
            "put_assets_asset_id_user_metadata",
            "delete_assets_asset_id_user_metadata",
        ),
    },
)
