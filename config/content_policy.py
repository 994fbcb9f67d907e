"""What the browser may load on our pages: nothing inline, nothing from other hosts."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

STRICT: dict[str, Any] = {
    "default-src": [SELF],
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
# Wagtail starts its date pickers, choosers and rich text by inline scripts.
EDITORIAL = STRICT | {
    "img-src": [SELF, "data:", "blob:"],
    "style-src": [SELF, UNSAFE_INLINE],
    "script-src": [SELF, UNSAFE_INLINE],
    "frame-ancestors": [SELF],
}
# A draft in the public look stands in a frame of the editor and runs nothing that is not ours.
PREVIEW = STRICT | {"frame-ancestors": [SELF]}
