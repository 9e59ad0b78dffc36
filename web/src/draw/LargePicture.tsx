// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../text/format";
import { COLOURS } from "./colours";
import type { Picture } from "./picture";

interface LargePictureProps {
  readonly picture: Picture;
  readonly label: string;
  readonly onNode: (id: string) => void;
}

/** A picture of many things as points (sigma, WebGL), which is loaded only where it is needed. */
export function LargePicture({ picture, label, onNode }: LargePictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState("");
  const press = useRef(onNode);
  press.current = onNode;
  useEffect(() => {
    let isGone = false;
    let end: (() => void) | undefined;
    import("./points").then(
      ({ drawPoints }) => {
        if (isGone || place.current === null) return;
        end = drawPoints(place.current, picture, (id) => press.current(id));
      },
    ).catch(() => setProblem("This browser draws no such picture (WebGL): the table below says the same."));
    return () => {
      isGone = true;
      end?.();
    };
  }, [picture]);
  return (
    <figure class="picture">
      {problem === "" ? <div ref={place} class="points" role="img" aria-label={label} /> : <p class="note" role="status">{problem}</p>}
      <figcaption class="legend">
        {Object.entries(COLOURS).filter(([kind]) => picture.nodes.some((node) => node.entity.label === kind)).map(([kind, colour]) => (
          <span key={kind}><svg width="10" height="10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill={colour} /></svg> {words(kind)}</span>
        ))}
        <span>Wheel or pinch: nearer and farther. Drag: move. Click: look around that thing.</span></figcaption>
    </figure>
  );
}
