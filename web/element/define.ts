// define.ts - registers <job-stand>; the only module with a side effect.
import { JobStandElement } from './job-stand.ts';

export { JobStandElement };

declare global {
  interface HTMLElementTagNameMap {
    'job-stand': JobStandElement;
  }
}

JobStandElement.define();
